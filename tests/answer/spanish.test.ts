/** Questions in Spanish, asked of the English library. Each is one that a patient or relative may put; all are invented. */
import { afterAll, expect, test } from 'vitest'
import { triage } from '../../server/answer/triage.ts'
import { openAnswers } from '../support/answers.ts'

const answers = openAnswers()
afterAll(() => answers.dispose())

const TITLES = new Map(answers.knowledge.topics().map(({ id, title }) => [id, title]))

/** The articles that answer, by their names. */
async function findArticles(question: string): Promise<string[]> {
  const { about } = await answers.ask(question)
  return about?.split(' · ') ?? []
}

test.each([
  ['second-opinion', '¿Cómo pido una segunda opinión sin ofender a mi médico?'],
  ['first-oncology-visit', '¿Qué debo preguntar sobre tratamientos?'],
  ['fatigue', '¿Por qué estoy tan cansada con el tratamiento?'],
  ['hair-loss', '¿Se me va a caer el pelo con la quimio?'],
  ['nausea', '¿Qué ayuda contra las náuseas?'],
  ['neuropathy', 'Tengo hormigueo en las manos y los pies después de la quimioterapia'],
  ['mouth-problems', 'Me salieron llagas en la boca, ¿qué puedo hacer?'],
  ['fertility', '¿Puedo tener hijos después del tratamiento?'],
  ['lymphedema', 'Tengo el brazo hinchado después de la cirugía de ganglios'],
  ['memory', '¿Qué es la niebla mental de la quimio?'],
  ['sleep', 'No puedo dormir durante el tratamiento'],
  ['pain', '¿Qué medicinas hay para el dolor del cáncer?'],
  ['clinical-trials', '¿Qué es un ensayo clínico?'],
  ['clinical-trials', '¿Me pueden dar un placebo en un ensayo clínico?'],
  ['insurance-appeals', 'El seguro negó mi tratamiento, ¿cómo apelo?'],
  ['costs-and-travel', '¿Cómo consigo ayuda económica para pagar el tratamiento?'],
  ['work', '¿Cómo le digo a mi jefe que tengo cáncer?'],
  ['talking-to-children', '¿Cómo les digo a mis hijos que tengo cáncer?'],
  ['palliative-care-and-hospice', '¿Qué son los cuidados paliativos?'],
  ['advance-directives', '¿Qué son las voluntades anticipadas?'],
  ['scans', '¿Cómo me preparo para una resonancia magnética?'],
  ['staging', '¿Qué significa la etapa del cáncer?'],
  ['pathology-report', '¿Cómo leo mi informe de patología?'],
  ['biomarker-testing', '¿Qué son las pruebas de biomarcadores?'],
  ['family-risk', '¿El cáncer es hereditario?'],
  ['cancer-screening', '¿Cuándo debo hacerme una mamografía?'],
  ['signs-of-cancer', 'Encontré un bulto en el seno, ¿qué hago?'],
  ['breast-receptors', '¿Qué significa receptor de estrógeno positivo?'],
  ['her2-low', '¿Qué significa HER2 bajo?'],
  ['triple-negative-breast-cancer', '¿Cómo se trata el cáncer de mama triple negativo?'],
  ['hormone-therapy-breast', '¿Cuáles son los efectos secundarios del tamoxifeno?'],
  ['immunotherapy', '¿Cómo funciona la inmunoterapia?'],
  ['radiation-therapy', '¿Qué pasa durante la radioterapia?'],
  ['surgery', '¿Cómo me preparo para la cirugía?'],
  ['transplant-and-cell-therapy', '¿Qué es un trasplante de médula ósea?'],
  ['prostate-cancer', 'Mi esposo tiene cáncer de próstata, ¿qué opciones hay?'],
  ['lung-cancer', '¿Qué es el cáncer de pulmón de células pequeñas?'],
  ['colorectal-cancer', '¿Cómo se trata el cáncer de colon?'],
  ['leukemia', '¿Qué es la leucemia mieloide aguda?'],
  ['myeloma', '¿Cómo se trata el mieloma múltiple?'],
  ['life-after-treatment', '¿Qué sigue después de terminar el tratamiento?'],
  ['recurrence', 'Tengo miedo de que el cáncer regrese'],
  ['eating-well', '¿Qué puedo comer durante la quimioterapia?'],
  ['supplements-and-claims', '¿Sirven las vitaminas y las hierbas contra el cáncer?'],
  ['preventing-infection', '¿Cómo evito infecciones durante la quimio?'],
  ['sexual-health', '¿Puedo tener relaciones sexuales durante el tratamiento?'],
  ['caring-for-someone', '¿Cómo cuido a mi mamá con cáncer?'],
  ['first-oncology-visit', '¿Qué llevo a mi primera cita con el oncólogo?'],
  ['anxiety-and-low-mood', '¿Qué ayuda con la ansiedad?'],
  ['thyroid-cancer', '¿Qué es el cáncer de tiroides?'],
])('%s answers "%s"', async (article, question) => {
  expect(await findArticles(question)).toContain(TITLES.get(article))
})

/** Written after the words of the table above were known, and before their own were. */
const OTHERS = [
  ['second-opinion', '¿Es buena idea consultar a otro oncólogo?'],
  ['second-opinion', '¿Mi médico se va a enojar si pido otra opinión?'],
  ['fatigue', 'Me siento agotado todo el día desde que empecé la radiación'],
  ['hair-loss', '¿Cuándo me vuelve a crecer el cabello?'],
  ['nausea', 'Vomito mucho después de la quimio, ¿qué me puede ayudar?'],
  ['neuropathy', 'Se me duermen los dedos, ¿es por la quimioterapia?'],
  ['mouth-problems', '¿Por qué tengo la boca seca y sabor metálico?'],
  ['fertility', 'Quisiera congelar mis óvulos antes de la quimioterapia'],
  ['lymphedema', '¿Qué es el linfedema y cómo se trata?'],
  ['memory', 'Se me olvidan las cosas desde la quimio'],
  ['sleep', '¿Qué hago para dormir mejor?'],
  ['pain', '¿La morfina es adictiva?'],
  ['clinical-trials', '¿Cómo encuentro ensayos clínicos?'],
  ['clinical-trials', '¿Cuáles son las fases de un estudio clínico?'],
  ['insurance-appeals', 'Mi aseguradora no quiere pagar la tomografía'],
  ['costs-and-travel', 'No tengo dinero para el tratamiento, ¿quién me ayuda?'],
  ['work', '¿Me pueden despedir por tener cáncer?'],
  ['talking-to-children', 'Mi hija de 8 años pregunta por mi cáncer, ¿qué le digo?'],
  ['palliative-care-and-hospice', '¿Cuál es la diferencia entre hospicio y cuidados paliativos?'],
  ['advance-directives', '¿Cómo nombro a alguien para que decida por mí si no puedo?'],
  ['scans', '¿Es peligroso el contraste de la tomografía?'],
  ['staging', '¿Qué quiere decir T2 N1 M0?'],
  ['pathology-report', '¿Qué significan los márgenes positivos?'],
  ['biomarker-testing', '¿Para qué sirve la prueba genética del tumor?'],
  ['family-risk', '¿Mis hijas deben hacerse la prueba de BRCA?'],
  ['cancer-screening', '¿A qué edad empiezo con la colonoscopia?'],
  ['signs-of-cancer', 'Tengo un ganglio inflamado en el cuello'],
  ['breast-receptors', '¿Qué es el Ki-67?'],
  ['her2-positive-breast-cancer', '¿Qué tratamientos hay para el cáncer de seno HER2 positivo?'],
  ['hormone-therapy-breast', '¿Cuánto tiempo se toma el letrozol?'],
  ['immunotherapy', '¿Qué efectos secundarios tiene la inmunoterapia?'],
  ['radiation-therapy', '¿La radiación duele?'],
  ['surgery', '¿Qué debo saber antes de la operación?'],
  ['transplant-and-cell-therapy', '¿Qué es la terapia CAR-T?'],
  ['prostate-cancer', '¿Qué es la vigilancia activa para el cáncer de próstata?'],
  ['lung-cancer', '¿Cuáles son las etapas del cáncer de pulmón?'],
  ['colorectal-cancer', '¿Qué es una colostomía?'],
  ['ovarian-cancer', '¿Qué tratamiento hay para el cáncer de ovario?'],
  ['pancreatic-cancer', '¿Qué es el procedimiento de Whipple?'],
  ['lymphoma', '¿Qué es el linfoma de Hodgkin?'],
  ['metastatic-breast-cancer', '¿Qué significa cáncer de mama en etapa 4?'],
  ['life-after-treatment', '¿Qué citas de seguimiento necesito cuando termine?'],
  ['eating-well', 'No tengo hambre y estoy bajando de peso'],
  ['named-supplements', '¿La cúrcuma cura el cáncer?'],
  ['preventing-infection', '¿Puedo recibir visitas si tengo las defensas bajas?'],
  ['sexual-health', 'Tengo resequedad vaginal por el tratamiento'],
  ['caring-for-someone', 'Cuido a mi esposo con cáncer y estoy agotada'],
  ['anxiety-and-low-mood', 'Estoy muy deprimida desde el diagnóstico'],
  ['brain-tumors', '¿Qué es un glioblastoma?'],
  ['bladder-cancer', '¿Cómo se trata el cáncer de vejiga?'],
  ['kidney-cancer', '¿Se puede vivir con un solo riñón después del cáncer?'],
  ['melanoma', '¿Qué lunar debe preocuparme?'],
  ['targeted-therapy', '¿Cuál es la diferencia entre terapia dirigida y quimioterapia?'],
  ['antibody-drug-conjugates', '¿Qué es Enhertu?'],
  ['chemotherapy', '¿Cómo se da la quimioterapia?'],
] as const
const FOUND_MIN = 47

test(`of ${OTHERS.length} other questions at least ${FOUND_MIN} find their article, and none another one`, async () => {
  const read = await Promise.all(
    OTHERS.map(async ([article, question]) => {
      const found = await findArticles(question)
      return { question, isFound: found.includes(TITLES.get(article) ?? ''), found }
    }),
  )
  expect(read.filter(({ isFound, found }) => !isFound && found.length > 0)).toEqual([])
  expect(read.filter(({ isFound }) => isFound).length).toBeGreaterThanOrEqual(FOUND_MIN)
  // Some seconds of processor time.
}, 60_000)

test.each(['que es un ensayo clinico', 'efectos secundarios de la radioterapia', 'QUE SON LOS CUIDADOS PALIATIVOS'])(
  'marks and accents may be missing: "%s"',
  async question => {
    expect(await findArticles(question)).toHaveLength(1)
  },
)

test.each(['¿Qué es el retinoblastoma?', '¿Dónde puedo aparcar?', '¿Puedo bucear con un catéter?'])(
  'what the library does not have is not answered with something near it: "%s"',
  async question => {
    expect(await findArticles(question)).toEqual([])
  },
)

test('what is said around the answer is Spanish, and the English text is marked as English', async () => {
  const { parts, markdown } = await answers.ask('¿Cómo funciona la inmunoterapia?')
  expect(parts[0]).toMatchObject({ type: 'start', language: 'en', notice: { title: 'Solo para información' } })
  expect(markdown).toMatch(/^Esta respuesta está en inglés/)
})

test('who asks in Spanish what to ask is not told that nobody can choose a treatment for them', () => {
  expect(triage('¿Qué debo preguntar sobre tratamientos?', [])).toMatchObject({ level: 'none' })
  expect(triage('¿Qué debo preguntarle al médico sobre la quimioterapia?', [])).toMatchObject({ level: 'none' })
  expect(triage('¿Cuál tratamiento es mejor para mí?', [])).toMatchObject({ level: 'refuse' })
})

test('a short question in Spanish is read with the one before', async () => {
  const { about } = await answers.ask('¿Y cuánto dura?', ['¿Qué es la radioterapia?'])
  expect(about).toContain(TITLES.get('radiation-therapy'))
})
