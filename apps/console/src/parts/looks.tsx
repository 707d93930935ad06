import { MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeAppearance, useAppearance } from '../app/appearance.ts'
import { LANGUAGES, type Language } from '../format/language.ts'
import { changeLanguage, useLanguage } from '../locales/i18n.ts'

/** Each language is called by its own name, whatever the reader's. */
const OWN_NAME: Readonly<Record<Language, string>> = { zh: '\u4e2d\u6587', en: 'EN' }

/** Language and appearance, for whoever is not signed in. */
export function Looks() {
  const { t } = useTranslation()
  const language = useLanguage()
  const appearance = useAppearance()
  const other = appearance === 'dark' ? 'light' : 'dark'
  return (
    <>
      <Segmented
        aria-label={t('shell.language')}
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: OWN_NAME[value] }))}
        onChange={changeLanguage}
      />
      <Button
        type="text"
        icon={appearance === 'dark' ? <SunOutlined /> : <MoonOutlined />}
        aria-label={t(`shell.${other}`)}
        title={t(`shell.${other}`)}
        onClick={() => changeAppearance(other)}
      />
    </>
  )
}
