/** An article in the fields of its form: moments as the browser's own fields have them, in the school's time. */

import type { ArticleIn, EditorArticleOut } from "@/api/generated";

export interface ArticleForm {
  title: string;
  source_id: number | undefined;
  article_type: number;
  position: number;
  status: number;
  order: number;
  brief: string;
  head_img: string;
  body: string;
  body_format: "markdown" | "html";
  tags: string;
  vid: string;
  publish_at: string;
  offline_at: string;
}

const SHANGHAI_MS = 8 * 3_600_000;

/** `2026-11-24T15:59:00Z` → `2026-11-24T23:59`. */
export function localOf(iso: string): string {
  return new Date(new Date(iso).getTime() + SHANGHAI_MS).toISOString().slice(0, 16);
}

export function isoOf(local: string): string {
  return `${local.slice(0, 16)}:00+08:00`;
}

export function emptyForm(now: number): ArticleForm {
  return { title: "", source_id: undefined, article_type: 0, position: 0, status: 0, order: 0, brief: "", head_img: "", body: "", body_format: "markdown", tags: "", vid: "", publish_at: localOf(new Date(now).toISOString()), offline_at: "" };
}

export function formOf(article: EditorArticleOut): ArticleForm {
  const { title, article_type, position, status, order, brief, head_img, body, body_format, vid } = article;
  return {
    title, article_type, position, status, order, brief, head_img, body, body_format, vid,
    source_id: article.source.id,
    tags: article.tags.join(" "),
    publish_at: localOf(article.publish_at),
    offline_at: article.offline_at === null ? "" : localOf(article.offline_at),
  };
}

export function sent(form: ArticleForm, sourceId: number): ArticleIn {
  return {
    ...form,
    article_type: form.article_type as NonNullable<ArticleIn["article_type"]>,
    position: form.position as NonNullable<ArticleIn["position"]>,
    status: form.status as NonNullable<ArticleIn["status"]>,
    source_id: sourceId,
    tags: [...new Set(form.tags.split(/[\s,，、]+/).filter(Boolean))],
    publish_at: isoOf(form.publish_at),
    offline_at: form.offline_at ? isoOf(form.offline_at) : null,
  };
}
