import { runCommand } from './command';

void runCommand(process.argv.slice(2), {
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  environment: process.env,
}).then((code) => {
  // Not process.exit: what was said must first have left a pipe.
  process.exitCode = code;
});
