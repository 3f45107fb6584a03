/** The gravest red flags as they are said in Spanish; words come without accents (`canonical.ts`). */
import { type Guard, phrase, type Rule } from './rule.ts'
import { sources } from './sources.ts'
import { ON_TREATMENT } from './vocabulary.ts'

const STATED: readonly Guard[] = ['negation', 'past']

export const spanishRules: readonly Rule[] = [
  {
    id: 'es-suicide',
    level: 'crisis',
    precedence: 5,
    language: 'es',
    pattern: phrase(
      '(?:me quiero|quiero|quisiera|voy a|pienso en|pensando en|ganas de|deseo|me voy a|prefiero) {2} (?:matarme|morirme|morir|suicidarme|quitarme la vida|acabar con mi vida|hacerme dano|estar muerto|estar muerta|matar)',
      '(?:suicidarme|suicidarse|matarme|quitarme la vida|quitarse la vida|cortarme)',
      '(?:ya no|no) quiero (?:vivir|seguir viviendo)',
      '(?:no vale la pena|sin razon para|no tengo razones para) vivir',
    ),
    excludes: / (?:morir en casa|quiero morir de viejo|no quiero morir) /,
    guards: STATED,
    firm: true,
    card: 'crisis',
    source: sources.suicide,
    positive: [
      'quiero morirme',
      'Ya no quiero vivir con este cáncer',
      'estoy pensando en suicidarme',
      'mi hija quiere quitarse la vida',
      'voy a matarme',
    ],
    negative: [
      'Quiero morir en casa, ¿quién me ayuda?',
      'No quiero morir',
      '¿Qué es el cáncer de mama?',
      'No pienso en suicidarme',
      '¿Cómo hablo con mi oncólogo?',
    ],
  },
  {
    id: 'es-emergency',
    level: 'emergency',
    precedence: 118,
    language: 'es',
    pattern: phrase(
      'no (?:puedo|puede) (?:respirar|mover|hablar)',
      '(?:no respira|se desmayo|esta inconsciente|no despierta|se esta ahogando|me ahogo|convulsionando|convulsiones)',
      '(?:dolor|presion|opresion) {2} (?:en|de) {1} pecho',
      '(?:mucha|demasiada) sangre',
      '(?:vomitando|vomita|tosiendo) {1} sangre',
      '(?:cara|boca) {2} (?:torcida|caida|dormida)',
      '(?:sangrado|hemorragia|sangrando) {3} (?:no para|fuerte|mucho|abundante)',
      '(?:garganta|lengua|labios) {3} (?:hinchada|hinchados|cerrando|hinchando)',
      '(?:tomo|trago|tomé|tome) {2} (?:demasiadas|todas las|muchas) {1} (?:pastillas|medicinas)',
    ),
    card: 'emergency',
    source: sources.emergencies,
    positive: [
      'No puedo respirar',
      'mi esposo tiene dolor en el pecho',
      'mi mamá está vomitando sangre',
      'se desmayó y no despierta',
      'tengo la lengua hinchada',
    ],
    negative: [
      '¿Qué significa el dolor de pecho?',
      'No tengo dolor en el pecho',
      '¿Cuáles son los signos de un derrame?',
      'El año pasado tuve dolor en el pecho',
      'Me sacaron sangre hoy',
    ],
  },
  {
    id: 'es-fever',
    level: 'emergency',
    precedence: 163,
    language: 'es',
    pattern: phrase('(?:tengo|tiene|con|hay|mucha) {2} (?:fiebre|calentura|escalofrios)'),
    requires: ON_TREATMENT,
    excludes: / (?:37|36)(?:\.\d)? /,
    card: 'fever',
    source: sources.fever,
    positive: [
      'tengo fiebre y estoy en quimioterapia',
      'mi papá está en quimio y tiene fiebre de 38.5',
      'estoy con quimio y tengo escalofríos',
      'Tengo quimio cada semana. Hoy tengo fiebre.',
      'mi hijo tiene leucemia, cancer de sangre, y tiene fiebre',
    ],
    negative: [
      '¿Qué es la fiebre en la quimio?',
      'No tengo fiebre, mi quimio es mañana',
      'El año pasado tuve fiebre con la quimio',
      '¿La quimio causa fiebre?',
      'Tengo 37 de fiebre con la quimio',
    ],
  },
]
