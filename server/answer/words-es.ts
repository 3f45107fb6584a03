import type { AnswerWords } from './words.ts'

/**
 * Spanish as spoken in the United States, in the polite form. 988 answers calls and texts in Spanish (SAMHSA, "988 Suicide
 * & Crisis Lifeline Adds Spanish Text and Chat Service", 2023-07-13).
 */
export const spanish: AnswerWords = {
  language: 'es',
  reviewed: false,
  notice: {
    title: 'Solo para información',
    made: 'Una IA preparó esta respuesta con las fuentes que la acompañan.',
    unsourced: 'Una IA preparó esta respuesta.',
    text: 'No es consejo médico. Hable con su oncólogo o equipo médico antes de decidir algo sobre su tratamiento.',
    unreviewed: 'Aún no la revisó un profesional de la salud.',
  },
  upload: {
    title: 'Reciba información para su caso',
    text: 'Suba sus informes para ver qué se aplica a su diagnóstico: sus biomarcadores, su etapa y sus tratamientos. Usted revisa primero cada dato.',
    label: 'Subir informes',
  },
  recordsInUse: {
    title: 'Sus informes están en uso',
    text: 'Puede ver los datos que confirmó, cambiarlos o borrarlos en cualquier momento.',
    label: 'Cambiar o borrar',
  },
  closingOfCase:
    'Se basa en datos que usted confirmó; aun así no es un consejo médico. Su equipo médico conoce su caso.',
  closing: 'Esta es información general. Su equipo médico conoce su caso.',
  cards: {
    crisis: {
      title: 'Por favor, hable con alguien ahora',
      text: 'No tiene que cargar con esto a solas: una persona preparada lo escuchará, de día o de noche.',
    },
    'crisis-other': {
      title: 'Pida ayuda para esa persona ahora',
      text: 'Quédese a su lado si puede, y llame para saber cómo mantenerla a salvo.',
    },
    emergency: {
      title: 'Llame a emergencias ahora',
      text: 'No cuelgue, y diga si hay cáncer o tratamiento contra el cáncer.',
    },
    fever: {
      title: 'Llame a su equipo de cáncer ahora',
      text: 'Si nadie contesta enseguida, vaya a una sala de emergencias y diga que está en tratamiento contra el cáncer.',
    },
    spine: {
      title: 'Vaya a una sala de emergencias ahora',
      text: 'Pida ayuda por teléfono si no puede llegar, y diga si hay cáncer.',
    },
    bleeding: {
      title: 'Llame a emergencias ahora',
      text: 'Apriete fuerte el lugar con un paño limpio, si lo alcanza, y no deje de apretar.',
    },
    injury: {
      title: 'Llame a emergencias ahora',
      text: 'Mantenga quieta a la persona y no la mueva, salvo que esté en peligro.',
    },
    gas: {
      title: 'Saque a todos afuera ahora',
      text: 'Después llame a emergencias, y no vuelva a entrar.',
    },
    poison: {
      title: 'Llame para pedir ayuda ahora, aunque aún no haya señales',
      text: 'Tenga a mano el frasco o la caja mientras llama.',
    },
    fluids: {
      title: 'Llame a su equipo de cáncer ahora',
      text: 'Si nadie contesta enseguida, vaya a una sala de emergencias.',
    },
    urgent: {
      title: 'Llame hoy a su equipo médico',
      text: 'Si está cerrado, pida hablar con el médico de guardia.',
    },
    'urgent-dose': {
      title: 'Llame ahora a su equipo de cáncer o al centro de envenenamiento',
      text: 'Tenga a mano la caja del medicamento, y llame aunque se sienta bien.',
    },
    'urgent-doctor': {
      title: 'Pida pronto que un médico lo revise',
      text: 'Llame hoy y pida la primera cita que tengan.',
    },
  },
  elsewhere: '¿No está en {country}? Llame al número de emergencias de su país.',
  lines: {
    'tel:911': 'Llamar al 911',
    'tel:988': 'Llamar al 988, la línea de prevención del suicidio y crisis',
    'sms:988': 'Enviar un mensaje al 988',
  },
  notNow: 'Esto no está pasando ahora: ',
  newQuestion: 'Una pregunta nueva: ',
  hello: 'Hola. ¿Qué preguntas tiene?',
  welcome: 'De nada. ¿Qué otras preguntas tiene?',
  closedNow: 'cerrado ahora',
  poisonControl: 'Centro de envenenamiento',
  refusals: {
    'own-prognosis':
      'Hace falta valor para preguntar esto. No puedo decir qué le espera a una persona, y los números de grupos grandes tampoco. Su oncólogo sí puede: conoce sus pruebas, su tratamiento y cómo está usted.\n\nPodría decir: *"Quisiera saber qué puedo esperar. ¿Cuál es el mejor caso, el peor y el más probable?"* También puede decir cuánto quiere saber. Para hablar con alguien: {contact}.',
    'own-diagnosis':
      'No puedo decir qué es esto. Nadie puede por un mensaje: hay que mirar, y muchas veces hacer una prueba. La espera es dura, así que pida pronto una cita, aunque se sienta bien.\n\nPodría decir: *"Noté un cambio y estoy preocupado. ¿Cuándo puede verme alguien, y qué prueba nos diría qué es?"* Para hablar con alguien: {contact}.',
    'treatment-choice':
      'No puedo elegir un tratamiento para usted ni para un ser querido. La mejor decisión depende de las pruebas, de la salud y de lo que más importa a la persona. Su equipo médico puede verlo con usted.\n\nPodría decir: *"¿Cuáles son todas mis opciones? ¿Qué tiene de bueno y de malo cada una para mí, y cuál me aconseja, y por qué?"* Pedir una segunda opinión es justo. Para hablar con alguien: {contact}.',
    'treatment-stop':
      'Pensar en dejar el tratamiento puede sentirse muy solo, y usted tiene derecho a hablar de ello. No puedo decir qué es lo correcto para usted. Su equipo médico puede decirle qué cambiaría y cómo lo cuidarían en cualquier caso. Por favor, hable con ellos antes de dejarlo.\n\nPodría decir: *"Estoy pensando en dejarlo. ¿Qué pasaría después, y qué cuidados seguiría teniendo?"* Para hablar con alguien: {contact}.',
    'assisted-dying':
      'Gracias por preguntar. La ley sobre la ayuda para morir no es igual en todas partes, y no puedo dar consejos sobre ella. Su médico, un equipo de cuidados paliativos o un trabajador social pueden hablarlo con usted, y aliviar el dolor y el miedo ahora.\n\nPodría decir: *"He pensado en el final de la vida. ¿Podemos hablar de mis opciones?"* Si alguna vez piensa en quitarse la vida, llame enseguida a una línea de crisis. Para hablar con alguien: {contact}.',
    dosing:
      'No puedo decir cuánto tomar de un medicamento, ni si empezar, dejar, cambiar o mezclar uno. La respuesta segura depende de los otros medicamentos, los análisis y el plan. Un farmacéutico o el equipo médico se lo pueden decir, muchas veces en una llamada.\n\nPodría decir: *"Esto es todo lo que tomo. ¿Está bien para mí, y qué hago si olvido una dosis?"* Por favor, no cambie nada hasta preguntar. Para hablar con alguien: {contact}.',
    unethical:
      'Estoy aquí para las personas con cáncer y sus allegados, así que esto se lo dejo a otros. No ayudo con lo que podría dañar o engañar a alguien. Si su intención es buena y el caso es difícil, su comité de ética puede ayudarle a encontrar un buen camino. Con gusto ayudo con preguntas sobre el cáncer, las pruebas y los cuidados.',
    injection:
      'No puedo cambiar cómo funciono ni mostrar cómo estoy hecho. Puedo ayudar con preguntas sobre el cáncer, las pruebas, el tratamiento, los efectos secundarios y cómo hablar con el equipo médico. ¿Qué le gustaría saber?',
  },
  beforeEnglish:
    'Esta respuesta está en inglés, porque sus fuentes lo están. Puede pedir un intérprete a su equipo médico.\n\n',
  distress: {
    line: 'Siento que esto sea tan difícil. Lo que siente tiene sentido.',
    text: 'Siento mucho que esto sea tan duro. Lo que siente tiene sentido, y no tiene que cargarlo a solas.\n\nPuede ayudar contárselo hoy a una persona: alguien cercano, su enfermera o un consejero. Podría decir: *"Esto me está costando mucho y quisiera hablar con alguien."* Pregunte si su centro tiene trabajo social o un grupo de apoyo. Para hablar con alguien: {contact}.\n\n¿Qué le pesa más ahora? Puedo buscar respuestas sobre pruebas, tratamientos, efectos secundarios o cómo hablar con su equipo.',
    crisis: 'Si alguna vez piensa en quitarse la vida, llame enseguida al {crisis}, de día o de noche.',
  },
  offTopic:
    'Eso está fuera de lo que sé, pero con gusto ayudo con preguntas sobre el cáncer: pruebas e informes, tratamientos, efectos secundarios, segundas opiniones y qué preguntar a su equipo médico.',
  lookAlike:
    '¿Quiso decir {names}? No conozco «{word}». Los nombres que se parecen no son lo mismo, y no quiero adivinar. Mire el nombre en sus papeles o elija uno abajo.',
  or: 'o',
  whatIs: '¿Qué es {name}?',
  notInLibrary:
    'No tengo esto en mi biblioteca, y prefiero no adivinar. Su equipo médico puede responderlo. Podría decir: *"Leí sobre esto y quisiera saber si importa en mi caso."* Para hablar con alguien: {contact}.',
  outOfDate: 'Parte de esto puede estar desactualizada. Consúltelo con su equipo médico.',
}
