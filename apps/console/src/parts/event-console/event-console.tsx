/** Sends events for one borrower and shows what they do: of the playground, and beside a line. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../page.tsx'
import { Answer } from './answer.tsx'
import { newTag } from './envelope.ts'
import { FactSender } from './fact-sender.tsx'
import { PRESETS, stepsOf } from './presets.ts'
import { Streamed } from './streamed.tsx'
import { type Play, usePlay } from './use-play.ts'

export function EventConsole({ borrower, isWide = false }: { borrower: string; isWide?: boolean }) {
  const { t } = useTranslation()
  const { run, ...play } = usePlay(borrower)
  const isOff = borrower === '' || play.isRunning
  return (
    <div className={isWide ? 'grid columns' : 'stack'} style={{ alignItems: isWide ? 'start' : undefined }}>
      <div className="stack span-6">
        <Panel title={t('playground.presets')}>
          <div className="presets">
            {PRESETS.map((preset) => (
              <button key={preset} type="button" className="preset" disabled={isOff} onClick={() => void run(stepsOf(preset, newTag()))}>
                <b>{t(`playground.preset.${preset}`)}</b>
                <span className="label">{t(`playground.preset.${preset}Text`)}</span>
              </button>
            ))}
          </div>
        </Panel>
        <div className="later">
          <FactSender isOff={isOff} send={(step) => void run([step])} />
        </div>
      </div>
      <div className="stack span-6">
        <Answers play={play} />
        <Streamed borrower={borrower} key={borrower} />
      </div>
    </div>
  )
}

function Answers({ play }: { play: Play }) {
  const { t } = useTranslation()
  const [both, setBoth] = useState(false)
  const progress = play.steps > 1 ? t('playground.step', { step: play.step, steps: play.steps }) : ''
  return (
    <Panel title={t('playground.answer')} extra={<span className="muted number">{progress}</span>}>
      <Answer play={play} both={both} setBoth={setBoth} />
    </Panel>
  )
}
