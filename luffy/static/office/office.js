// The theme of the back office under our content security policy: Alpine's strict build reads no globals and no
// arrow functions out of attributes, so the few parts of the theme that need them are said here.
const CHOSEN = /(?:^|;\s*)luffy-theme=(light|dark)/.exec(document.cookie)?.[1] ?? "auto";
const FOLDED = "sidebarDesktopOpen";

// One choice of light or dark for the whole site.
localStorage.setItem("_x_adminTheme", JSON.stringify(CHOSEN));

function siteTheme() {
  const shown = theme();
  return {
    ...shown,
    init() {
      shown.init.call(this);
      this.$watch("adminTheme", (value) => {
        const chosen = value === "auto" ? "system" : value;
        document.cookie = `luffy-theme=${chosen}; path=/; max-age=31536000; SameSite=Lax`;
      });
    },
  };
}

function page(firstTab) {
  return {
    activeTab: getCurrentTab() || firstTab,
    sidebarMobileOpen: false,
    sidebarDesktopOpen: localStorage.getItem(FOLDED) !== "0",
    init() {
      this.$watch(FOLDED, (isOpen) => localStorage.setItem(FOLDED, isOpen ? "1" : "0"));
    },
    here() {
      const tab = this.activeTab && this.activeTab !== "general" ? `#${this.activeTab}` : "";
      return location.pathname + location.search + tab;
    },
    follow(link) {
      location.href = link.href + location.hash;
    },
    leaveSearch() {
      const field = this.$refs.searchInput;
      this.openSearchResults = false;
      if (field.value === "") field.blur();
      else field.value = "";
    },
  };
}

// The theme's own counts and follows rows of a list, where there is none.
function search() {
  const rows = () => document.querySelectorAll("#search-results a");
  return {
    ...searchDropdown(),
    maxItem: () => rows().length,
    selectItem() {
      rows()[Math.max(this.currentIndex, 1) - 1]?.click();
    },
  };
}

function say(selector, attribute, expression) {
  for (const element of document.querySelectorAll(selector)) element.setAttribute(attribute, expression);
}

document.addEventListener("alpine:init", () => {
  const { body } = document;
  const firstTab = /activeTab: '([^']*)'/.exec(body.getAttribute("x-data"))?.[1] ?? "";
  Alpine.data("theme", siteTheme);
  Alpine.data("page", () => page(firstTab));
  for (const part of [searchForm, searchCommand]) Alpine.data(part.name, part);
  Alpine.data("searchDropdown", search);
  body.setAttribute("x-data", "page");
  body.removeAttribute("x-init");
  say(`[x-on\\:click^="${FOLDED}"]`, "x-on:click", `${FOLDED} = !${FOLDED}`);
  say("form[x-bind\\:action]", "x-bind:action", "here()");
  say('[x-on\\:click\\.prevent^="window.location"]', "x-on:click.prevent", "follow($el)");
  const select = "!$event.metaKey && !$event.ctrlKey && selectItem(false, false)";
  say('[x-on\\:keydown\\.enter\\.prevent^="if"]', "x-on:keydown.enter.prevent", select);
  say('[x-on\\:focus^="openSearchResults"]', "x-on:focus", "[(openSearchResults = true), (currentIndex = 0)]");
  say('[x-on\\:keydown\\.escape\\.prevent^="openSearchResults"]', "x-on:keydown.escape.prevent", "leaveSearch()");
});
