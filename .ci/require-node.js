// Stops with a clear message where an npm script would run on a Node that is too old.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Tributary runs on Node 24; this is ${process.versions.node}.\n` +
      'Run `npm ci` first (on Linux it brings Node 24 along), or install Node 24 (see .nvmrc).',
  );
  process.exit(1);
}
