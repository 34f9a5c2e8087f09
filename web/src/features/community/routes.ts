import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/articles", name: "articles", component: () => import("./pages/ArticleListPage.vue"), meta: { title: "titles.articles" } },
  { path: "/articles/:id(\\d+)", name: "article", component: () => import("./pages/ArticlePage.vue"), props: ({ params }) => ({ id: Number(params.id) }), meta: { title: "titles.article" } },
  { path: "/me/collections", name: "favourites", component: () => import("./pages/FavouritesPage.vue"), meta: { title: "titles.favourites", needsSession: true } },
];

export default routes;
