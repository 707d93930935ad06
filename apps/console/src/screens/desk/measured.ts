/** A value of an indicator with its unit, as people write it. */
import { useTranslation } from 'react-i18next'
import { useWords } from '../../parts/use-words.ts'
import { CURRENCY } from './form-parts.tsx'

const PPM_IN_PERMILLE = 1_000

export function useMeasured(): (value: number, unit: string) => string {
  const { t } = useTranslation()
  const words = useWords()
  return (value, unit) => {
    switch (unit) {
      case 'ppm':
        return words.percent(Math.round(value / PPM_IN_PERMILLE))
      case 'permille':
        return words.percent(Math.round(value))
      case 'minor':
        return words.money(value, CURRENCY)
      case 'days':
        return words.days(value)
      case 'weeks':
        return t('incidents.unit.weeks', { count: value })
      case 'basis_points':
        return t('incidents.unit.basisPoints', { count: value })
      case 'points':
        return t('incidents.unit.points', { count: value })
      case 'bands':
        return t('incidents.unit.bands', { count: value })
      case 'yes_no':
        return value === 0 ? t('incidents.no') : t('incidents.yes')
      default:
        return words.count(value)
    }
  }
}
