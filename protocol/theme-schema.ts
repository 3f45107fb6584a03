/** The tokens of a theme as JSON Schema, for editors and for other programs. `theme.ts` is what decides. */
import { PRESETS } from './theme-presets.ts'

const COLOR = { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' }

/** JSON Schema 2020-12 of what `checkTheme` takes without a problem. */
export const THEME_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Navis theme',
  description:
    'Tokens of a theme, or the name of a preset. Colours of text are computed from these to pass WCAG 2.2 AA.',
  oneOf: [
    { enum: Object.keys(PRESETS) },
    {
      type: 'object',
      additionalProperties: false,
      properties: {
        accent: { ...COLOR, description: 'The brand’s colour; text on it is computed.' },
        surface: { ...COLOR, description: 'Background of the light scheme.' },
        text: { ...COLOR, description: 'Text of the light scheme.' },
        radius: { type: 'number', minimum: 0, maximum: 24, description: 'Corner radius in px.' },
        font: {
          enum: ['system', 'humanist', 'serif', 'rounded'],
          description: 'A font stack that systems bring along.',
        },
        density: { enum: ['comfortable', 'compact'] },
        launcher: {
          enum: ['circle', 'pill', 'none'],
          description: 'A round button, a pill with words, or none: the page then opens the chat itself.',
        },
        side: { enum: ['left', 'right'] },
        offset: {
          type: 'array',
          items: { type: 'number', minimum: 0, maximum: 200 },
          minItems: 2,
          maxItems: 2,
          description: 'Distance of the launcher from the window’s side and bottom in px.',
        },
        logo: {
          type: 'string',
          maxLength: 8192,
          pattern: '^(data:image/(png|jpeg|webp|svg\\+xml);base64,[A-Za-z0-9+/=]+|/(?!/)[\\w./-]+)$',
          description: 'A data:image/… URI of at most 8 kB, or a path on the relay.',
        },
        colorScheme: { enum: ['light', 'dark', 'auto'] },
      },
    },
  ],
}
