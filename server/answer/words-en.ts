import type { AnswerWords } from './words.ts'

export const english: AnswerWords = {
  language: 'en',
  reviewed: false,
  notice: {
    title: 'For informational purposes only',
    made: 'This answer was put together by AI from the sources listed with it.',
    unsourced: 'This answer was put together by AI.',
    text: 'It is not medical advice. Talk with your oncologist or care team before you decide anything about treatment.',
    unreviewed: 'Not yet reviewed by a clinician.',
  },
  upload: {
    title: 'Get guidance specific to your case',
    text: 'Upload your records to see what applies to your diagnosis: your biomarkers, stage and treatment history. You check every fact first.',
    label: 'Upload records',
  },
  recordsInUse: {
    title: 'Your records are in use',
    text: 'Look at the facts you confirmed, change them, or delete them at any time.',
    label: 'Change or delete',
  },
  closingOfCase: 'Based on facts you confirmed; still not medical advice. Your care team knows your case.',
  closing: 'This is general information. Your care team knows your case.',
  cards: {
    crisis: {
      title: 'Please talk with someone now',
      text: 'You do not have to carry this alone: a trained person will listen, day or night.',
    },
    'crisis-other': {
      title: 'Get help for them now',
      text: 'Stay with them if you can, and call for advice on how to keep them safe.',
    },
    emergency: {
      title: 'Call for emergency help now',
      text: 'Stay on the line, and say if there is cancer or cancer treatment.',
    },
    fever: {
      title: 'Call your cancer team now',
      text: 'If no one answers at once, go to an emergency room and say you are on cancer treatment.',
    },
    spine: {
      title: 'Get to an emergency room now',
      text: 'Call for help if you cannot get there, and say if there is cancer.',
    },
    bleeding: {
      title: 'Call for emergency help now',
      text: 'Press hard on the place with a clean cloth, if you can reach it, and keep pressing.',
    },
    injury: {
      title: 'Call for emergency help now',
      text: 'Keep the person still and do not move them unless they are in danger.',
    },
    gas: {
      title: 'Get everyone outside now',
      text: 'Then call for emergency help, and do not go back in.',
    },
    poison: {
      title: 'Call for help now, even if there are no signs yet',
      text: 'Keep the bottle or box at hand while you call.',
    },
    fluids: {
      title: 'Call your cancer team now',
      text: 'If no one answers at once, go to an emergency room.',
    },
    urgent: {
      title: 'Call your care team today',
      text: 'If they are closed, ask for the doctor on call.',
    },
    'urgent-dose': {
      title: 'Call your cancer team or Poison Control now',
      text: 'Keep the medicine box at hand, and call even if you feel well.',
    },
    'urgent-doctor': {
      title: 'Have a doctor look at this soon',
      text: 'Call today and ask for the first visit they have.',
    },
  },
  lines: {},
  notNow: 'This is not happening now: ',
  newQuestion: 'A new question: ',
  hello: 'Hello. What questions do you have?',
  welcome: 'You are welcome. What other questions do you have?',
  elsewhere: 'Not in {country}? Call your local emergency number.',
  closedNow: 'closed now',
  poisonControl: 'Poison Control',
  refusals: {
    'own-prognosis':
      'It takes courage to ask this. I cannot tell what lies ahead for one person, and numbers from large groups cannot either. Your oncologist can: they know your tests, your treatment and how you are doing.\n\nYou could say: *"I would like to know what to expect. What is the best case, the worst case and the most likely one?"* You can also say how much you want to hear. To talk with someone: {contact}.',
    'own-diagnosis':
      'I cannot tell what this is. Nobody can from a message: it takes a look, and often a test. The wait is hard, so ask for a visit soon, even if you feel well.\n\nYou could say: *"I have noticed a change and I am worried about it. How soon can someone see me, and which test would tell us what it is?"* To talk with someone: {contact}.',
    'treatment-choice':
      'I cannot choose a treatment for you or for someone you love. The right choice depends on tests, health and what matters most to the person. Your care team can go through it with you.\n\nYou could say: *"What are all my choices? What is the good and the bad of each for me, and which would you advise, and why?"* A second opinion is a fair thing to ask for. To talk with someone: {contact}.',
    'treatment-stop':
      'Thinking about stopping treatment can feel lonely, and it is your right to talk about it. I cannot say what is right for you. Your care team can tell you what would change, and how they would keep you well cared for either way. Please talk with them before you stop.\n\nYou could say: *"I am thinking about stopping. What would happen next, and what care would I still have?"* To talk with someone: {contact}.',
    'assisted-dying':
      'Thank you for asking. The law on help to die is not the same everywhere, and I cannot advise on it. Your doctor, a palliative care team or a social worker can talk it over with you, and can ease pain and fear now.\n\nYou could say: *"I have been thinking about the end of life. Can we talk about my choices?"* If you ever think of ending your life, call a crisis line at once. To talk with someone: {contact}.',
    dosing:
      'I cannot say how much of a medicine to take, or whether to start, stop, change or mix one. The safe answer depends on the other medicines, blood tests and plan. A pharmacist or the care team can tell you, often in one call.\n\nYou could say: *"Here is all that I take. Is this right for me, and what do I do if I miss one?"* Please change nothing until you have asked. To talk with someone: {contact}.',
    unethical:
      'I am here for people with cancer and those close to them, so I leave this to others. I do not help with what could hurt or mislead people. If you mean well and the case is hard, your ethics team can help you find a good way. I am glad to help with questions about cancer, tests and care.',
    injection:
      'I cannot change how I work or show how I am set up. I can help with questions about cancer, tests, treatment, side effects and how to talk with a care team. What would you like to know?',
  },
  beforeEnglish: '',
  distress: {
    line: 'I am sorry that this is so hard. What you feel makes sense.',
    text: 'I am sorry that this is so hard. What you feel makes sense, and you do not have to carry it alone.\n\nIt can help to tell one person today: a friend, your nurse, or a counselor. You could say: *"I am having a hard time with this, and I would like to talk with someone."* Ask if your center has a social worker or a support group. To talk with someone: {contact}.\n\nWhat weighs on you most right now? I can look for answers on tests, treatment, side effects, or how to talk with your team.',
    crisis: 'If you ever think of ending your life, call {crisis} at once, day or night.',
  },
  offTopic:
    'That is outside what I know, but I am glad to help with questions about cancer: tests and reports, treatment, side effects, second opinions, and what to ask your care team.',
  lookAlike:
    'Did you mean {names}? I do not know “{word}”. Names that look alike are not the same, so I do not want to guess. Check the name on your papers, or pick one below.',
  or: 'or',
  whatIs: 'What is {name}?',
  notInLibrary:
    'I don\'t have this in my library, so I would rather not guess. Your care team can answer it. You could say: *"I read about this and would like to know if it matters for me."* To talk with someone: {contact}.',
  outOfDate: 'Some of this may be out of date. Please check it with your care team.',
}
