// Colours are named once, in tokens.css, where the contrast test reads them.
const colourFunctions = ['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color'];

export default {
  rules: { 'color-no-hex': true, 'color-named': 'never', 'function-disallowed-list': colourFunctions },
  overrides: [
    {
      files: ['../renderer/ui/tokens.css'],
      rules: { 'color-no-hex': null, 'color-named': null, 'function-disallowed-list': null },
    },
  ],
};
