/**
 * Recognises the language of a question by its script and its commonest words: small, and made for short messages. The
 * languages are the most spoken at home in the United States (Census Bureau, American Community Survey 2019) and in the
 * European Union (Eurobarometer 540, 2024), and some that share a script with one of them.
 */

/** Nobody's language shows better in more. */
const MAX_LENGTH = 2_000

/** Scripts that one language is written in, or a first guess for. */
const SCRIPTS: [language: string, script: RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['ru', /\p{Script=Cyrillic}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['th', /\p{Script=Thai}/u],
]

/** Letters of a neighbour in the same script. */
const NEIGHBOURS: Record<string, [language: string, letters: RegExp][]> = {
  ru: [['uk', /[іїєґ]|(?:^|\s)(?:як|що|чи|мене|мені|це|моя|дихати|болить)(?:\s|$)/u]],
  ar: [
    ['ur', /[ٹڈڑںےھ]/u],
    ['fa', /[پچژگ]|(?:^|\s)(?:است|دارم|هستم|نیست|می)(?:\s|$)/u],
  ],
}

const list = (words: string) => new Set(words.trim().split(/\s+/))

/** Words that a message of a few words has at least two of; written as typed, and without accents where people leave them out. */
const WORDS: Record<string, Set<string>> = {
  en: list(`
    the a an and or but if of to in on for with at from by as is are was were be been am do does did have has had will would can could
    should may i you he she it we they me my your his her our their this that these those what which who how when where why not no
    yes please help after before about than then so very just now get got need want feel any there cancer pain doctor`),
  es: list(`
    el los las un una unos unas de del que qué en y con por para no es son está esta estoy están tengo tiene tienen puedo puede me mi
    mis su sus se le lo la al muy pero como cómo cuál cual cuánto cuanto cuándo cuando dónde donde quién quiero necesito hay fue ser hace
    desde después despues sobre sin más mas también porque ya siento cáncer dolor fiebre médico doctor mamá papá esposo esposa hijo hija
    quimio quimioterapia tratamiento gracias hola ayuda a ni nadie voy veces vivir morir morirme matarme respirar dejar tu tus te nos ya
    pienso quisiera efectos secundarios etapa duele hijos saber conseguir operación cirugía mejor tomar tomé tome debo debería deberia llevar significa todo toda todos nada sangre pecho cabeza menos ayer hoy ahora`),
  fr: list(`
    je j suis ai as est sont c d l n qu s le la les un une des du de et ou mais pour avec sans dans sur par pas ne que qui quoi quel quelle
    quels quelles comment pourquoi quand où mon ma mes son sa ses notre nos vous votre vos nous il elle ils elles ce cette ces peux peut puis
    dois doit faire être avoir très après avant depuis cancer douleur douleurs fièvre fievre médecin mère père mari femme traitement
    chimiothérapie chimio bonjour merci aide mal besoin veux`),
  de: list(`
    ich bin habe hat haben ist sind war mein meine meinem meiner meinen dein ihr ihre sein und oder aber nicht kein keine der das den dem
    des ein eine einen einem einer mit für fuer von zu zum zur auf im in bei nach vor seit wie warum wann wo wer kann können soll muss darf
    mir mich sie er es wir was welche sehr auch noch krebs schmerzen fieber arzt mutter vater mann frau behandlung chemotherapie hallo danke
    hilfe bitte`),
  it: list(`
    io sono ho hai ha abbiamo hanno è il lo gli i un uno una di del della dei delle e o ma per con senza nel nella sul sulla non che chi
    cosa quale quali quanto perché perche quando dove mio mia miei mie suo sua mi si posso può devo dopo prima molto anche più tumore
    cancro dolore febbre medico madre padre marito moglie cura chemioterapia chemio ciao grazie aiuto voglio riesco respirare morire parere seno`),
  pt: list(`
    eu sou estou tenho tem têm é são está estão o os um uma uns umas de do da dos das e ou mas para com sem em no na nos nas não nao que
    quem qual quais quanto como porque quando onde meu minha meus minhas seu sua você voce me posso pode devo depois antes muito também mais
    câncer cancro dor febre médico mãe mae pai marido esposa tratamento quimioterapia quimio olá ola obrigado obrigada ajuda preciso quero consigo respirar morrer`),
  pl: list(`
    ja jestem mam ma jest są był była i lub ale nie się sie z ze na w we do od dla po przed przy o u co kto jak jaki jaka jakie kiedy gdzie
    dlaczego czy mój moj moja moje mojego mojej mi mnie mogę moge może muszę powinienem bardzo też jeszcze rak raka nowotwór ból bol boli
    gorączka goraczka gorączkę lekarz mama tata mąż żona leczenie chemioterapia chemii dzień dobry dziękuję pomoc proszę chcę umrzeć oddychać uzyskać drugą opinię`),
  nl: list(`
    ik ben heb hebt heeft is zijn was mijn jouw zijn haar ons het een de en of maar niet geen van voor met zonder in op bij na naar aan om
    te wat wie welke hoe waarom wanneer waar kan kunnen moet mag wil ik me mij hij zij wij ook nog erg veel kanker pijn koorts arts moeder
    vader man vrouw behandeling chemotherapie chemokuur hallo dank bedankt hulp alstublieft`),
  ro: list(`
    eu sunt am are avem este e și si sau dar nu un o unei unui de din la în in pe cu fără fara pentru după dupa că ca ce cine care cum cât
    cat când cand unde mea meu mele mei lui ei mă ma îmi imi pot poate trebuie foarte mai cancer durere dureri febră febra medic mama tata
    soțul soția tratament chimioterapie chimio bună buna mulțumesc ajutor`),
  tr: list(`
    ben bir ve veya ama için icin ile de da mi mı mu mü ne nasıl nasil neden niçin kim nerede kaç hangi benim annem babam eşim esim oğlum
    kızım var yok değil degil çok cok bu şu o olarak sonra önce kanser kanseri ağrı agri ağrım ateş ates ateşim doktor tedavi kemoterapi
    merhaba teşekkürler tesekkurler yardım yardim istiyorum alıyorum miyim mıyım ikinci görüş nefes alamıyorum alabilirim ölmek`),
  vi: list(`
    tôi toi không khong bị bi là có được đuoc của cua và cho với trong khi nào thế sao gì nên phải đang đã sẽ rất này đó mẹ bố ba chồng
    vợ con ung thư thu đau sốt bác sĩ điều trị hóa hoá xạ làm xin chào cảm ơn giúp ở các những bệnh thuốc muốn mình`),
  tl: list(`
    ako ko akin ang ng nang mga sa si ni kay ay na pa po ba hindi wala walang may mayroon meron ano anong sino saan kailan paano bakit
    gaano siya niya kanya kami namin tayo kayo ninyo sila ito iyon kung dahil pero at para lang din rin naman nanay tatay asawa anak
    kanser masakit sakit lagnat doktor gamot gamutan salamat kumusta tulong pwede puwede dapat gusto kailangan`),
  ht: list(`
    mwen m ou li nou yo se gen genyen pa ak nan pou sou ki kisa kijan poukisa kilè kote eske èske konbyen manman papa mari madanm pitit
    kansè kanse doulè doule lafyèv lafyev doktè dokte tretman chimyo bonjou mèsi mesi ede bezwen kapab ka fè fe te ap ta mwenmenm anpil`),
  sv: list(`
    jag är har hade och eller men inte ingen en ett den det de som med för av på i till från om vad hur varför när var vem kan ska måste min
    mitt mina hon han vi mycket också cancer ont smärta feber läkare mamma pappa behandling cellgifter hej tack hjälp`),
  cs: list(`
    já jsem mám má je jsou a nebo ale ne není se si v na do z ze s pro po před při co kdo jak jaký jaká kdy kde proč můj moje moji mě mi
    můžu mohu může musím velmi také rakovina rakovinu bolest bolí horečka horečku lékař máma táta manžel léčba chemoterapie dobrý den
    děkuji pomoc prosím`),
  hu: list(`
    én vagyok van nincs nem és vagy de hogy egy az ez mi mit ki hol mikor miért hogyan milyen lehet kell szabad után előtt nekem nagyon is
    még rák rákos rákom fájdalom fáj láz lázam orvos anyám apám férjem kezelés kemoterápia szia köszönöm segítség kérem`),
}

/** By itself a whole message. */
const GREETINGS: Record<string, Set<string>> = {
  fr: list('bonjour bonsoir salut merci aidez-moi'),
  de: list('hallo danke hilfe guten'),
  it: list('ciao buongiorno grazie aiuto'),
  pt: list('olá obrigado obrigada socorro'),
  pl: list('cześć dziękuję pomocy'),
  es: list('hola gracias ayuda socorro auxilio'),
}

/** Found in names of people everywhere: by themselves they are no language. */
const PARTICLES = list('de la del los las el di da do van von den der le du des al')

/** Of all the words; below it the message is another language's with a few words of this. */
const SHARE = 0.3

/** The language of a text as a BCP 47 tag; `en` also where nothing tells, so that nobody is sent away for a name or a slip. */
export function findLanguage(text: string): string {
  const read = text.slice(0, MAX_LENGTH).normalize('NFC').toLowerCase()
  const letters = read.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return 'en'
  return findByScript(read, letters) ?? findByWords(read)
}

function findByScript(text: string, letters: number): string | undefined {
  for (const [language, script] of SCRIPTS) {
    const found = text.match(new RegExp(script.source, 'gu'))?.length ?? 0
    // Japanese is mostly written in Chinese characters; a Greek letter or a name stands in any text.
    const least = language === 'ja' ? 0.1 : 0.4
    if (found < 2 || found / letters < least) continue
    return NEIGHBOURS[language]?.find(([, mark]) => mark.test(text))?.[0] ?? language
  }
}

function findByWords(text: string): string {
  const words = text.match(/[\p{L}\p{M}-]+/gu) ?? []
  const only =
    words.length <= 2 ? Object.entries(GREETINGS).find(([, known]) => words.some(word => known.has(word))) : null
  if (only) return only[0]
  // No other language opens its questions.
  const isMarked = /[¿¡]/.test(text)
  const scores = Object.entries(WORDS).map(([language, known]) => ({
    language,
    score: words.filter(word => known.has(word)).length + (language === 'es' && isMarked ? 2 : 0),
    distinct: new Set(words.filter(word => known.has(word))).size + (language === 'es' && isMarked ? 1 : 0),
  }))
  const english = scores.find(({ language }) => language === 'en')?.score ?? 0
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one))
  const known = WORDS[best.language] ?? new Set()
  const isNameOnly = words.every(word => !known.has(word) || PARTICLES.has(word))
  const isSure = best.distinct >= 2 && !isNameOnly && best.score > english && best.score >= words.length * SHARE
  return isSure ? best.language : 'en'
}
