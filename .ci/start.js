// `npm start`: the viewer, in one process. Its script begins with `exec`, because a shell between npm and the viewer would end
// at a signal and leave the viewer running (.ci/link-node.js has the word for Windows).
import './require-node.js';

await import('../lib/commands/serve.ts');
