import type { Router } from "vue-router";

const KEY = "reloaded-for";

/** After a deployment the parts that an open page still asks for are gone: load the page anew, once for each address. */
export function reloadWhenOutdated(router: Router): void {
  let wanted = location.pathname + location.search;
  router.beforeEach((to) => {
    wanted = to.fullPath;
  });
  addEventListener("vite:preloadError", (event) => {
    if (sessionStorage.getItem(KEY) === wanted) return;
    event.preventDefault();
    sessionStorage.setItem(KEY, wanted);
    location.assign(wanted);
  });
  router.afterEach(() => {
    sessionStorage.removeItem(KEY);
  });
}
