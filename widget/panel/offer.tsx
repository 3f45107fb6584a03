import type { UploadOffer } from '../../protocol/frames.ts'
import { t } from '../i18n/translate.ts'
import { usePanel } from './context.ts'
import { checkLink } from './link.ts'

/** The invitation to upload records: in full, or in one line where it has been read before. */
export function Offer({ offer, brief }: { offer: UploadOffer; brief?: boolean }) {
  const { relay, framed, settings } = usePanel()
  // Inline the page could read what is uploaded: there the offer leads to the private window.
  const href = framed ? checkLink(offer.href, relay)?.href : `${relay}/v1/panel/${settings.key}`
  return (
    <section class={brief ? 'offer brief' : 'offer'} part="offer" dir="auto">
      <p class="strong">{offer.title}</p>
      {!brief && <p>{offer.text}</p>}
      {href && (
        <button type="button" title={t('newTab')} onClick={() => window.open(href, '_blank', 'noopener,noreferrer')}>
          {offer.label}
        </button>
      )}
    </section>
  )
}
