/** A notice as it is read: the same blocks as in an e-mail. */
import type { NoticeBlock } from '../api/views.ts'

export function NoticeText({ blocks }: { blocks: readonly NoticeBlock[] }) {
  return (
    <div className="prose">
      {blocks.map((block) => (
        <Block key={block.kind === 'list' ? block.items.join() : block.text} block={block} />
      ))}
    </div>
  )
}

function Block({ block }: { block: NoticeBlock }) {
  if (block.kind === 'heading') return <h3>{block.text}</h3>
  if (block.kind === 'paragraph') return <p>{block.text}</p>
  return (
    <ul>
      {block.items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
