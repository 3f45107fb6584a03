/**
 * What is said to a question in a language that Navis has no answers in: the emergency line first. Machine-made and not yet
 * checked by a speaker of each language; short, so that little can be wrong.
 */

/** `{emergency}` and `{crisis}` are numbers of the site, `{languages}` what can be answered in, `{contact}` its contact. */
interface ForeignWords {
  emergency: string
  crisis: string
  only: string
  contact: string
  /** What the languages of answers are called, and the word between two. */
  en: string
  es: string
  or: string
}

export const FOREIGN: Record<string, ForeignWords> = {
  fr: {
    emergency: 'Urgence ? Appelez tout de suite le {emergency}.',
    crisis: 'Si vous pensez au suicide, appelez le {crisis}, de jour comme de nuit.',
    only: 'Je peux répondre seulement en {languages}.',
    contact: 'Pour parler avec une personne et demander un interprète : {contact}.',
    ...{ en: 'anglais', es: 'espagnol', or: 'ou en' },
  },
  de: {
    emergency: 'Notfall? Rufen Sie sofort {emergency} an.',
    crisis: 'Wenn Sie an Selbstmord denken, rufen Sie {crisis} an, Tag und Nacht.',
    only: 'Ich kann nur auf {languages} antworten.',
    contact: 'Um mit einem Menschen zu sprechen und nach einem Dolmetscher zu fragen: {contact}.',
    ...{ en: 'Englisch', es: 'Spanisch', or: 'oder' },
  },
  it: {
    emergency: 'Emergenza? Chiami subito il {emergency}.',
    crisis: 'Se pensa al suicidio, chiami il {crisis}, di giorno e di notte.',
    only: 'Posso rispondere solo in {languages}.',
    contact: 'Per parlare con una persona e chiedere un interprete: {contact}.',
    ...{ en: 'inglese', es: 'spagnolo', or: 'o' },
  },
  pt: {
    emergency: 'Emergência? Ligue agora para {emergency}.',
    crisis: 'Se você pensa em suicídio, ligue para {crisis}, de dia ou de noite.',
    only: 'Só posso responder em {languages}.',
    contact: 'Para falar com uma pessoa e pedir um intérprete: {contact}.',
    ...{ en: 'inglês', es: 'espanhol', or: 'ou' },
  },
  pl: {
    emergency: 'Nagły wypadek? Zadzwoń teraz pod {emergency}.',
    crisis: 'Jeśli myślisz o samobójstwie, zadzwoń pod {crisis}, w dzień i w nocy.',
    only: 'Mogę odpowiadać tylko po {languages}.',
    contact: 'Aby porozmawiać z człowiekiem i poprosić o tłumacza: {contact}.',
    ...{ en: 'angielsku', es: 'hiszpańsku', or: 'lub' },
  },
  nl: {
    emergency: 'Noodgeval? Bel nu {emergency}.',
    crisis: 'Denkt u aan zelfmoord? Bel {crisis}, dag en nacht.',
    only: 'Ik kan alleen antwoorden in het {languages}.',
    contact: 'Om met iemand te praten en om een tolk te vragen: {contact}.',
    ...{ en: 'Engels', es: 'Spaans', or: 'of' },
  },
  ro: {
    emergency: 'Urgență? Sunați acum la {emergency}.',
    crisis: 'Dacă vă gândiți la sinucidere, sunați la {crisis}, zi și noapte.',
    only: 'Pot răspunde numai în {languages}.',
    contact: 'Pentru a vorbi cu o persoană și a cere un interpret: {contact}.',
    ...{ en: 'engleză', es: 'spaniolă', or: 'sau' },
  },
  tr: {
    emergency: 'Acil durum mu? Hemen {emergency} numarasını arayın.',
    crisis: 'İntiharı düşünüyorsanız gece gündüz {crisis} numarasını arayın.',
    only: 'Yalnızca {languages} yanıt verebilirim.',
    contact: 'Bir kişiyle konuşmak ve tercüman istemek için: {contact}.',
    ...{ en: 'İngilizce', es: 'İspanyolca', or: 'veya' },
  },
  vi: {
    emergency: 'Cấp cứu? Hãy gọi {emergency} ngay.',
    crisis: 'Nếu quý vị nghĩ đến tự tử, hãy gọi {crisis}, ngày hay đêm.',
    only: 'Tôi chỉ có thể trả lời bằng {languages}.',
    contact: 'Để nói chuyện với một người và xin thông dịch viên: {contact}.',
    ...{ en: 'tiếng Anh', es: 'tiếng Tây Ban Nha', or: 'hoặc' },
  },
  tl: {
    emergency: 'Emergency? Tumawag agad sa {emergency}.',
    crisis: 'Kung naiisip ninyong magpakamatay, tumawag sa {crisis}, araw o gabi.',
    only: 'Sa {languages} lang ako makakasagot.',
    contact: 'Para makipag-usap sa isang tao at humingi ng interpreter: {contact}.',
    ...{ en: 'Ingles', es: 'Espanyol', or: 'o' },
  },
  ht: {
    emergency: 'Ijans? Rele {emergency} kounye a.',
    crisis: 'Si w ap panse touye tèt ou, rele {crisis}, lajounen kou lannwit.',
    only: 'Mwen ka reponn sèlman an {languages}.',
    contact: 'Pou pale ak yon moun epi mande yon entèprèt: {contact}.',
    ...{ en: 'angle', es: 'panyòl', or: 'oswa' },
  },
  sv: {
    emergency: 'Nödläge? Ring {emergency} nu.',
    crisis: 'Om du tänker på självmord, ring {crisis}, dygnet runt.',
    only: 'Jag kan bara svara på {languages}.',
    contact: 'För att prata med en människa och be om en tolk: {contact}.',
    ...{ en: 'engelska', es: 'spanska', or: 'eller' },
  },
  cs: {
    emergency: 'Naléhavý případ? Volejte hned {emergency}.',
    crisis: 'Pokud myslíte na sebevraždu, volejte {crisis}, ve dne i v noci.',
    only: 'Mohu odpovídat jen {languages}.',
    contact: 'Chcete-li mluvit s člověkem a požádat o tlumočníka: {contact}.',
    ...{ en: 'anglicky', es: 'španělsky', or: 'nebo' },
  },
  hu: {
    emergency: 'Vészhelyzet? Hívja most: {emergency}.',
    crisis: 'Ha öngyilkosságra gondol, hívja éjjel-nappal: {crisis}.',
    only: 'Csak {languages} tudok válaszolni.',
    contact: 'Ha emberrel szeretne beszélni és tolmácsot kérni: {contact}.',
    ...{ en: 'angolul', es: 'spanyolul', or: 'vagy' },
  },
  ru: {
    emergency: 'Неотложный случай? Сейчас же позвоните {emergency}.',
    crisis: 'Если вы думаете о самоубийстве, звоните {crisis} днём и ночью.',
    only: 'Я могу отвечать только на {languages}.',
    contact: 'Чтобы поговорить с человеком и попросить переводчика: {contact}.',
    ...{ en: 'английском', es: 'испанском', or: 'или' },
  },
  uk: {
    emergency: 'Невідкладний випадок? Зараз же подзвоніть {emergency}.',
    crisis: 'Якщо ви думаєте про самогубство, дзвоніть {crisis} вдень і вночі.',
    only: 'Я можу відповідати лише {languages}.',
    contact: 'Щоб поговорити з людиною і попросити перекладача: {contact}.',
    ...{ en: 'англійською', es: 'іспанською', or: 'або' },
  },
  el: {
    emergency: 'Επείγον; Καλέστε τώρα το {emergency}.',
    crisis: 'Αν σκέφτεστε την αυτοκτονία, καλέστε το {crisis}, μέρα και νύχτα.',
    only: 'Μπορώ να απαντήσω μόνο στα {languages}.',
    contact: 'Για να μιλήσετε με έναν άνθρωπο και να ζητήσετε διερμηνέα: {contact}.',
    ...{ en: 'αγγλικά', es: 'ισπανικά', or: 'ή' },
  },
  ar: {
    emergency: 'حالة طارئة؟ اتصل الآن على {emergency}.',
    crisis: 'إذا كنت تفكر في الانتحار، فاتصل على {crisis} ليلاً أو نهارًا.',
    only: 'يمكنني الإجابة فقط باللغة {languages}.',
    contact: 'للتحدث مع شخص وطلب مترجم: {contact}.',
    ...{ en: 'الإنجليزية', es: 'الإسبانية', or: 'أو' },
  },
  fa: {
    emergency: 'وضعیت اضطراری؟ همین حالا با {emergency} تماس بگیرید.',
    crisis: 'اگر به خودکشی فکر می‌کنید، شب یا روز با {crisis} تماس بگیرید.',
    only: 'من فقط می‌توانم به {languages} پاسخ دهم.',
    contact: 'برای صحبت با یک نفر و درخواست مترجم: {contact}.',
    ...{ en: 'انگلیسی', es: 'اسپانیایی', or: 'یا' },
  },
  ur: {
    emergency: 'ہنگامی حالت؟ ابھی {emergency} پر کال کریں۔',
    crisis: 'اگر آپ خودکشی کا سوچ رہے ہیں تو دن ہو یا رات {crisis} پر کال کریں۔',
    only: 'میں صرف {languages} میں جواب دے سکتا ہوں۔',
    contact: 'کسی شخص سے بات کرنے اور مترجم مانگنے کے لیے: {contact}۔',
    ...{ en: 'انگریزی', es: 'ہسپانوی', or: 'یا' },
  },
  he: {
    emergency: 'מקרה חירום? התקשרו עכשיו ל-{emergency}.',
    crisis: 'אם אתם חושבים על התאבדות, התקשרו ל-{crisis} ביום ובלילה.',
    only: 'אני יכול לענות רק ב{languages}.',
    contact: 'כדי לדבר עם אדם ולבקש מתורגמן: {contact}.',
    ...{ en: 'אנגלית', es: 'ספרדית', or: 'או' },
  },
  hi: {
    emergency: 'आपात स्थिति? अभी {emergency} पर कॉल करें।',
    crisis: 'अगर आप आत्महत्या के बारे में सोच रहे हैं, तो दिन हो या रात {crisis} पर कॉल करें।',
    only: 'मैं केवल {languages} में जवाब दे सकता हूँ।',
    contact: 'किसी व्यक्ति से बात करने और दुभाषिया माँगने के लिए: {contact}।',
    ...{ en: 'अंग्रेज़ी', es: 'स्पेनिश', or: 'या' },
  },
  bn: {
    emergency: 'জরুরি অবস্থা? এখনই {emergency} নম্বরে ফোন করুন।',
    crisis: 'আত্মহত্যার কথা ভাবলে দিনে বা রাতে {crisis} নম্বরে ফোন করুন।',
    only: 'আমি শুধু {languages} ভাষায় উত্তর দিতে পারি।',
    contact: 'কারও সঙ্গে কথা বলতে এবং দোভাষী চাইতে: {contact}।',
    ...{ en: 'ইংরেজি', es: 'স্প্যানিশ', or: 'বা' },
  },
  th: {
    emergency: 'เหตุฉุกเฉิน? โทร {emergency} ทันที',
    crisis: 'หากคุณคิดฆ่าตัวตาย โทร {crisis} ได้ทั้งกลางวันและกลางคืน',
    only: 'ฉันตอบได้เฉพาะภาษา{languages}เท่านั้น',
    contact: 'หากต้องการคุยกับคนและขอล่าม: {contact}',
    ...{ en: 'อังกฤษ', es: 'สเปน', or: 'หรือ' },
  },
  zh: {
    emergency: '紧急情况？请立即拨打 {emergency}。',
    crisis: '如果您有自杀的念头，请随时拨打 {crisis}，日夜都有人接听。',
    only: '我只能用{languages}回答。',
    contact: '如需与人交谈并要求口译员：{contact}。',
    ...{ en: '英语', es: '西班牙语', or: '或' },
  },
  ja: {
    emergency: '緊急の場合は、今すぐ {emergency} に電話してください。',
    crisis: '自殺を考えているときは、昼夜を問わず {crisis} に電話してください。',
    only: '私は{languages}でしか答えられません。',
    contact: '人と話し、通訳を頼むには：{contact}。',
    ...{ en: '英語', es: 'スペイン語', or: 'か' },
  },
  ko: {
    emergency: '응급 상황입니까? 지금 바로 {emergency}에 전화하세요.',
    crisis: '자살을 생각하고 있다면 밤낮 언제든지 {crisis}에 전화하세요.',
    only: '저는 {languages}로만 답할 수 있습니다.',
    contact: '사람과 이야기하고 통역사를 요청하려면: {contact}.',
    ...{ en: '영어', es: '스페인어', or: '또는' },
  },
}
