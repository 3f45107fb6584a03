/** Suicide and self-harm as they are said in Spanish, of oneself and of others. */
import { type Guard, phrase, type Rule } from './rule.ts'
import { sources } from './sources.ts'
import { PERSONA } from './spanish.ts'

const STATED: readonly Guard[] = ['negation', 'long-past']

const DIE =
  '(?:matarme|suicidarme|quitarme la vida|acabar con mi vida|terminar con mi vida|acabar con todo|terminar con todo|hacerme dano|lastimarme|cortarme|ahorcarme|colgarme|dispararme|envenenarme|estar muerto|estar muerta|no existir|desaparecer para siempre|dormirme y no despertar|dormir y no despertar|no despertar|(?:morir|morirme)(?! (?:en (?:mi|la|su|el|casa)|de (?:viej|la|risa|hambre|sueno|ganas)|con dignidad|tranquil)))'
/** "Me voy a morir" is fear, "me voy a matar" is not. */
const KILL =
  '(?:matarme|matar|suicidarme|quitarme la vida|acabar con mi vida|acabar con todo|terminar con mi vida|hacerme dano|lastimarme|ahorcarme|colgarme|colgar|ahorcar|dispararme|envenenarme)'
const THEY_DIE =
  '(?:matarse|matar|suicidarse|suicidio|quitarse la vida|acabar con su vida|terminar con su vida|acabar con todo|hacerse dano|lastimarse|ahorcarse|colgarse|dispararse|estar muerto|estar muerta|(?:morir|morirse)(?! (?:en (?:mi|la|su|el|casa)|de|con dignidad|tranquil)))'
const MEANS = '(?:pastillas|morfina|medicinas|medicines|pistola|arma|soga|cuerda|navaja|insulina)'

export const spanishCrisisRules: readonly Rule[] = [
  {
    id: 'es-suicide-other',
    level: 'crisis',
    precedence: 13,
    language: 'es',
    pattern: phrase(
      `${PERSONA} {8} (?:quiere|quisiera|dice|va a|intento|trato de|amenaza con|amenazo con|piensa en|pensando en|habla de|hablando de|se le ocurrio|quiso|queria|penso|planea|pidio|pide|desea|prefiere|preferiria|penso en) {4} ${THEY_DIE}`,
      `${PERSONA} {4} se hace (?:cortes|heridas|dano)`,
      `${PERSONA} {4} se (?:esta )?(?:cortando|corta|quemando|quema|lastimando|haciendo dano|hace dano|corto) {1} (?:los brazos|las munecas|las piernas|la piel|los|las|a proposito|$)`,
      `${PERSONA} {6} (?:pistola|soga|arma) {8} (?:matar|morir|disparar|acabar|usar)`,
      `${PERSONA} {9} (?:ya )?no (?:tiene para que|quiere) (?:vivir|seguir viviendo|estar vivo|estar viva|existir)`,
      `${PERSONA} {8} se (?:queria|quiere|quisiera|va a|iba a|intento|trato de) {1} (?:matar|morir|quitar la vida|colgar|ahorcar|suicidar|aventar|tirar)(?! (?:el tiempo|en|de))`,
      `${PERSONA} {4} (?:carta|nota) (?:de despedida|suicida)`,
      `${PERSONA} {5} (?:estariamos|estaremos|estarian) mejor sin (?:el|ella)`,
      `${PERSONA} {3} se (?:tomo|trago) {4} (?:pastillas|medicinas|medicines) {4} (?:para morir|a proposito|queria morir)`,
    ),
    excludes: / (?:el tiempo|pelo|cabello|afeitar\w*|cocina\w*|hace (?:\d+|diez|veinte|muchos) anos|no quiere morir) /,
    subject: 'other',
    guards: STATED,
    firm: true,
    card: 'crisis-other',
    source: sources.suicideSpanish,
    positive: [
      'mi mamá dice que se quiere morir',
      'mi hija quiere quitarse la vida',
      'Mi esposo tiene una pistola y dice que se va a matar',
      'mi hijo de 14 años con leucemia dice que ya no quiere vivir',
      'mi hermana se está cortando los brazos',
      'mi papá intentó suicidarse anoche',
    ],
    negative: [
      'Mi papá quiere morir en su casa, ¿quién nos ayuda?',
      'Mi mamá no quiere morir',
      'Mi tío se suicidó hace veinte años',
      'mi hija se cortó el pelo antes de la quimio',
      'Mi esposo dice que quiere otra opinión',
    ],
  },
  {
    id: 'es-suicide',
    level: 'crisis',
    precedence: 14,
    language: 'es',
    pattern: phrase(
      `(?:voy a|me voy a) {2} ${KILL}`,
      `(?:me quiero|quiero|quisiera|pienso|pienso en|pensando en|pensado en|ganas de|deseo|prefiero|preferiria|planeo|decidi|he decidido|a punto de|intente|trate de|mejor|tentado a|pensamientos de|ideas de) {2} ${DIE}`,
      '(?:quiero|quisiera|ojala|deseo|prefiero|preferiria|mejor|ganas|descanso|alivio|felices|tranquil[a-z]+|paz|facil|pienso|pensando|decidi|listo|lista|sueno|espero) {6} (?:morirme|me muera|me muriera|muriera|la muerte|estar muert[oa]|muert[oa]|colgarme|aventarme|tirarme|ahorcarme|me muero|morir ya)(?! de )',
      '(?:muerte|morir|morirme|me muriera|me muero|si me muero) {5} (?:alivio|descanso|mejor|tranquil[a-z]+|felices|solucion|liberacion)',
      '(?:quiero|necesito|quisiera|ojala) que {2} (?:acabe|termine|terminara|acabara) {1} (?:todo|de una vez|para siempre|mi vida)',
      '(?:quiero|voy a|pienso|pensando en|ganas de|pensado en) {1} (?:tomarme|tomar|tragarme) {1} (?:todas|todo|toda|todos)',
      'si yo no (?:existiera|estuviera|viviera)',
      'no {3} (?:fuerzas|animo|ganas) (?:para|de) (?:vivir|seguir viviendo)',
      '(?:pensamientos?|ideas?|pensando|pienso|hablando|habla) (?:de|sobre|en) {1} (?:suicidio|suicidarme|matarme)',
      '(?:me puedo|puedo|como) {1} (?:quitar la vida|suicidar)',
      'no quiero {1} (?:estar|seguir|vivir) en este mundo',
      'mi ultimo dia(?= (?:$|,|gracias|en la vida))',
      'me mato(?= (?:$|,|si|hoy|manana))',
      '(?:cansad[oa]|hart[oa]) de (?:vivir|la vida|estar viv[oa])',
      'no quiero despertar',
      '(?:quiero|quisiera|necesito) que (?:todo|esto) {1} (?:termine|acabe|se acabe)(?= (?:$|ya|,|para siempre))',
      '(?:no tengo|no tiene|no hay|ya no hay) (?:para que|por que) (?:vivir|seguir)',
      '(?:tengo|compre|consegui|busco|quiero comprar) {1} (?:un arma|una pistola|una soga|una cuerda|una navaja)',
      'me (?:quiero|voy a|dan ganas de|gustaria) {2} (?:colgar|aventar|ahorcar|matar|colgarme|aventarme|ahorcarme|matarme)(?! (?:de|en) )',
      'me (?:quiero|dan ganas de|gustaria) {2} (?:morir|morirme)(?! (?:de|en) )',
      '(?:aventar|aventarme|tirar|tirarme|lanzarme|echarme) (?:al|a las|frente al|del|de un|a un|enfrente) {1} (?:metro|vias|tren|puente|carro|coche|camion)',
      '(?:quiero|quisiera|deseo) dejar de (?:existir|vivir|respirar)',
      'no merezco {1} (?:vivir|la vida|estar viv[oa])',
      '(?:tome|trague|tomo) {6} para (?:morir|morirme|matarme|no despertar)',
      'como {1} morir(?:me)? {1} (?:sin (?:sufrir|dolor)|rapido)',
      '(?:suicidarme|suicidarse|matarme|quitarme la vida|quitarse la vida|ahorcarme|cortarme las venas|pegarme un tiro|pensamientos suicidas|ideas suicidas|soy suicida)',
      '(?:tirar|tirarme|aventar|aventarme|lanzar|lanzarme|saltar) {2} (?:puente|edificio|techo|balcon|tren|vias|ventana|azotea|carro)',
      '(?:ya no|no) {1} (?:quiero|deseo|puedo) {1} (?:vivir|seguir viviendo|existir|estar vivo|estar viva|seguir con vida|vivir asi)',
      'no (?:tengo|siento|hay|encuentro) {2} (?:ganas de vivir|razon para vivir|razones para vivir|motivo para vivir|motivos para vivir|nada por que vivir|deseos de vivir|por que vivir|sentido a la vida|sentido a mi vida)',
      '(?:no vale la pena|no merece la pena|sin razon para|para que) (?:vivir|seguir viviendo|la vida)',
      '(?:vida|vivir) {3} no {1} (?:vale|tiene sentido|merece)',
      'no le (?:veo|encuentro) {2} sentido a (?:la|mi) vida',
      '(?:estaria|estarian|estaran|estara|viviria|vivirian|serian felices) {1} mejor sin mi',
      'nadie {3} (?:extranar|extranara|extranaria|echara de menos|va a notar|notaria)',
      '(?:ojala|quisiera|espero|deseo|rezo|quiero) {3} (?:no (?:despertara|despierte|despertar|amanezca|amaneciera)|me (?:muera|muriera|mate)|estuviera (?:muerto|muerta)|dios me lleve|haber nacido)',
      '(?:que dios me lleve|dios mio llevame|diosito llevame)',
      `(?:tengo|junte|guarde|estoy|ya|las|mis|mi|la) {2} ${MEANS} {4} (?:listas?|guardadas?|juntas|para acabar|para terminar|para cuando ya no|para irme|en la mano|en frente)`,
      `(?:guardado|guardando|juntando|escondiendo|acumulando) {3} ${MEANS}`,
      `cuant(?:o|a|os|as) {7} (?:para (?:morir|morirme|matarme|matar)|me (?:mataria|matarian)|es mortal|es letal|no despertar|sobredosis)`,
      '(?:forma|manera|metodo|modo) {3} (?:rapid|facil|indolor|sin dolor|segur|tranquil)[a-z]* {3} (?:morir|morirse|matarme|suicidarse|suicidarme|quitarme la vida)',
      '(?:como puedo|como) {1} (?:suicidarme|matarme|quitarme la vida|morir sin dolor|morir rapido)',
      '(?:que pasa si|si|voy a|quiero|pienso) {1} (?:me tomo|tomo|tomarme|tomar|me trago) {1} (?:todas|toda|todos|un frasco|el frasco)',
      '(?:dosis|pastillas|cantidad|mezcla) {1} (?:letal|mortal)',
      'me (?:corto|quemo|hago dano|lastimo|estoy cortando|estoy lastimando) {2} (?:cuando|los brazos|las munecas|las venas|las piernas|a proposito|para|porque)',
      '(?:adios mundo|adios a todos|adios para siempre|me despido de todos|carta de despedida|nota de despedida|nota suicida)',
    ),
    excludes:
      / (?:(?:quimio|dolor|cancer|tratamiento|tos|nauseas?|calor|trabajo) (?:\S+ )?(?:va a|quiere|puede|me quiere) (?:matarme|matar)|no quiero morir|miedo|(?:quiero|quisiera) (?:saber|hablar|preguntar|aprender|entender)|antes de (?:morir|que)|hablo de|tumor(?:es)?|perro|gato|(?:mama|papa|hermana|hermano|esposo|esposa) (?:murio|muerta|muerto)|afeitar\w*|cocina\w*|pelo|cabello|celulas?|riesgo de|causa|prevencion) /,
    guards: STATED,
    firm: true,
    card: 'crisis',
    source: sources.suicideSpanish,
    positive: [
      'quiero morirme',
      'Ya no quiero vivir con este cáncer',
      'estoy pensando en suicidarme',
      'ya no le veo sentido a la vida',
      'mi familia estaría mejor sin mí',
      '¿Cuántas pastillas necesito para morir?',
      'ojalá no despertara mañana',
      'quiero acabar con todo',
    ],
    negative: [
      'Quiero morir en casa, ¿quién me ayuda?',
      'No quiero morir',
      'Tengo miedo de morir',
      'No pienso en suicidarme',
      'Me muero de ganas de volver a trabajar',
      'Este dolor va a matarme, ¿qué ayuda?',
    ],
  },
]
