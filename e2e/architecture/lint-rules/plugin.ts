import { eslintCompatPlugin } from '@oxlint/plugins';
import { bareName } from './bare-name.ts';
import { commentOpening } from './comment-opening.ts';
import { readerSentence } from './reader-sentence.ts';
import { routeLogic } from './route-logic.ts';

/** Tributary's own lint rules; each is proven by planted breaches in plugin.test.ts. */
const plugin = eslintCompatPlugin({
  meta: { name: 'tributary' },
  rules: {
    'bare-name': bareName,
    'comment-opening': commentOpening,
    'reader-sentence': readerSentence,
    'route-logic': routeLogic,
  },
});

export default plugin;
