/** A notice as it is read: a subject, and what stands under it. The same for a screen, an e-mail and a text message. */
import { html, type Language, type Markup, nothing } from '../documents/markup.ts'

export type Block =
  | Readonly<{ kind: 'paragraph'; text: string }>
  | Readonly<{ kind: 'heading'; text: string }>
  | Readonly<{ kind: 'list'; items: readonly string[] }>

export type Rendered = Readonly<{ subject: string; blocks: readonly Block[] }>

export const textOf = ({ blocks }: Rendered): string => blocks.map(blockText).join('\n\n')

function blockText(block: Block): string {
  return block.kind === 'list' ? block.items.map((item) => `- ${item}`).join('\n') : block.text
}

/** Whatever is in it is escaped; it loads nothing from anywhere. */
export function htmlOf({ subject, blocks }: Rendered, language: Language): string {
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${subject}</title></head>
<body><h1>${subject}</h1>
${blocks.map(blockHtml)}</body></html>
`.markup
}

function blockHtml(block: Block): Markup {
  if (block.kind === 'heading') return html`<h2>${block.text}</h2>\n`
  if (block.kind === 'paragraph') return html`<p>${block.text}</p>\n`
  return block.items.length === 0 ? nothing : html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>\n`
}
