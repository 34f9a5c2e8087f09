/** Which modules are built into one file, so that a page loads a handful of files and little that it does not need. */

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

const library = /[\\/]node_modules[\\/](@vue|vue|vue-router|pinia|@pinia|vue-i18n|@intlify)[\\/]/;
const layers = /[\\/]node_modules[\\/](reka-ui|@floating-ui|@vueuse|@internationalized|aria-hidden)[\\/]/;
// Files are sent from one page alone.
const base = /[\\/]src[\\/](api|composables)[\\/](?!upload)|plugin-vue:/;
const component = /[\\/]src[\\/]components[\\/]\w+\.(vue|ts|css)/;
const catalogue = /[\\/]src[\\/]features[\\/]catalog[\\/](?!pages)/;

/** Dialogs, menus and the like stand on a large library; what does not need it must not bring it along. */
function isPlain(id: string, modules: Modules): boolean {
  const imported = modules.getModuleInfo(id)?.importedIds ?? [];
  return imported.every((one) => !layers.test(one) && (!component.test(one) || isPlain(one, modules)));
}

export const chunks = [
  { name: "core", test: library, priority: 5 },
  { name: "base", test: base, priority: 4 },
  {
    name: (id: string, modules: Modules) => (component.test(id) && isPlain(id, modules) ? "kit" : null),
    debugName: "kit",
    minShareCount: 3,
    priority: 3,
  },
  { name: "layers", test: layers, minShareCount: 3, priority: 2 },
  { name: "catalogue", test: catalogue, minShareCount: 3, priority: 1 },
];
