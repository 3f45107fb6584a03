import type { UploadOffer } from '../../protocol/frames.ts'
import { t } from '../i18n/translate.ts'
import { usePanel } from './context.ts'

/** The invitation to upload records: in full, or in one line where it has been read before. What it opens loads with the reader of answers. */
export function Offer({ offer, brief }: { offer: UploadOffer; brief?: boolean }) {
  const panel = usePanel()
  const { title, text, label, href } = offer
  return (
    <section class={brief ? 'offer brief' : 'offer'} part="offer" dir="auto">
      <p class="strong">{title}</p>
      {!brief && <p>{text}</p>}
      <button type="button" title={href && t('newTab')} onClick={() => panel.reading.value?.openRecords(panel, href)}>
        {label}
      </button>
    </section>
  )
}
