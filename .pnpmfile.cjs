// What is not installed: the dependencies of packages of which only a bundle is used that has them inside already.
const bundled = new Set(['@scalar/api-reference']);

module.exports = {
  hooks: {
    readPackage: (manifest) => (bundled.has(manifest.name) ? { ...manifest, dependencies: {} } : manifest),
  },
};
