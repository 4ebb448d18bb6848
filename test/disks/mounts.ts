import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  constants,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MIB = 1024 * 1024;
const DRIVE_MIB = 64;
const DISK_MIB = 48;

/** Runs a command of the system; throws what it complained of. */
function run(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
  return stdout.trim();
}

/** A folder of this run alone, and whatever is mounted in it: all of it goes at the end. */
export function newBench() {
  const root = mkdtempSync(join(tmpdir(), 'holdfast-disks-'));
  const undo: (() => void)[] = [];

  function mountTmpfs(name: string, options: string): string {
    const at = join(root, name);
    mkdirSync(at, { recursive: true });
    run('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', at);
    undo.push(() => void spawnSync('umount', ['--lazy', at]));
    return at;
  }

  return {
    root,
    mountTmpfs,
    remountTmpfs: (at: string, options: string) => void run('mount', '-o', `remount,${options}`, at),
    /** An ext4 file system in a file. */
    mountImage(image: string, name: string): Mounted {
      const at = join(root, name);
      mkdirSync(at, { recursive: true });
      const device = run('losetup', '--find', '--show', image);
      const detach = () => void spawnSync('losetup', ['--detach', device]);
      undo.push(detach);
      run('mount', '-t', 'ext4', device, at);
      const unmount = () => void spawnSync('umount', [at]);
      undo.push(unmount);
      return {
        at,
        release() {
          run('umount', at);
          run('losetup', '--detach', device);
          undo.splice(undo.indexOf(unmount), 1);
          undo.splice(undo.indexOf(detach), 1);
        },
      };
    },
    clear() {
      for (const step of undo.splice(0).reverse()) step();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type Bench = ReturnType<typeof newBench>;
export type Mounted = { readonly at: string; release(): void };

/** Why this machine mounts nothing of that kind; null if it does. */
export function refusalOf(kind: 'ext4' | 'tmpfs'): string | null {
  const bench = newBench();
  try {
    if (kind === 'tmpfs') bench.mountTmpfs('tried', 'size=64k');
    else bench.mountImage(newImage(join(bench.root, 'tried.img'), 8), 'tried');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    bench.clear();
  }
}

function newImage(path: string, mib: number): string {
  const file = openSync(path, 'w');
  // Written, not only made long: what is a hole gets its place on the drive late.
  for (let left = mib; left > 0; left--) writeFileSync(file, new Uint8Array(MIB));
  fsyncSync(file);
  closeSync(file);
  run('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0,nodiscard', path);
  return path;
}

/**
 * A laptop's disk, in a drive that has a cache. The disk is an ext4 file system in a file; that file lies on a second
 * one, the drive. What the disk's file system has written stays in memory until it asks the drive to flush, as in real
 * drives: only then it is in the drive's own file. So that file, copied as it is, is what a power cut leaves.
 */
export function newDrive(bench: Bench) {
  let image = join(bench.root, 'drive-0.img');
  let cuts = 0;
  let mounted: { readonly drive: Mounted; readonly disk: Mounted } | null = null;
  newImage(image, DRIVE_MIB);

  function mount(): string {
    const drive = bench.mountImage(image, 'drive');
    const file = join(drive.at, 'disk.img');
    if (cuts === 0) newImage(file, DISK_MIB);
    if (cuts === 0) run('sync', '--file-system', drive.at);
    const disk = bench.mountImage(file, 'disk');
    mounted = { drive, disk };
    return disk.at;
  }

  return {
    /** Where the disk stands. After a cut: what is left, as the kernel's own journal recovers it. */
    mount,
    /** Takes what the drive holds now. Whoever writes has to be stopped already; after that it is gone. */
    take(): string {
      const left = join(bench.root, `drive-${String(++cuts)}.img`);
      // A copy is of one moment only if nothing was written meanwhile: the kernel may do so by itself.
      for (let before = ''; before !== writtenAt(image);) {
        before = writtenAt(image);
        copyFileSync(image, left, constants.COPYFILE_FICLONE);
      }
      return left;
    },
    /** The power comes back: from now on the drive is what was taken. */
    goOnWith(left: string): void {
      mounted?.disk.release();
      mounted?.drive.release();
      rmSync(image);
      image = left;
    },
  };
}

const writtenAt = (path: string): string => String(statSync(path, { bigint: true }).mtimeNs);
