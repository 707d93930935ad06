/** A place to drop one file, or to choose it. */
import { type DragEvent, useId, useState } from 'react'

export function FileDrop({ title, text, look }: { title: string; text: string; look: (file: File | undefined) => void }) {
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    look(event.dataTransfer.files[0])
  }
  return (
    <label
      htmlFor={id}
      className="statement-drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <strong>{title}</strong>
      <span className="label">{text}</span>
      <input id={id} type="file" onChange={({ target }) => look(target.files?.[0])} />
    </label>
  )
}
