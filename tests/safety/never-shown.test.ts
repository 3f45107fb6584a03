import { describe, expect, it } from 'vitest'
import { neverShown } from '../../server/answer/never-shown.ts'

describe('the never-shown list', () => {
  it.each([
    ['a personal dose', 'Take two 500 mg tablets now.'],
    ['a personal dose', 'You can take 20 mg in the evening.'],
    ['a change of medicine', 'You can safely stop taking your tamoxifen pills.'],
    ['a change of medicine', 'You should double your dose.'],
    ['survival figures for this person', 'You have about 6 months to live.'],
    ['survival figures for this person', 'Your chances are good.'],
    ['a diagnosis of this person', 'You probably have breast cancer.'],
    ['a diagnosis of this person', 'You are stage 3.'],
    ['a reason not to call', "You don't need to call your team about that."],
    ['a judgement on their doctor', 'Your oncologist was wrong about that.'],
    ['a method of self-harm', 'A lethal dose would be larger.'],
    ['a drug or trial ranked as best', 'The best drug for you is this one.'],
    ['a drug or trial ranked as best', 'Olaparib is better than the others.'],
  ])('finds %s in "%s"', (name, text) => {
    expect(neverShown(text)).toEqual([name])
  })

  it.each([
    'Call your care team before you stop or change a medicine.',
    'In a 2022 study of 557 people, the drug was given every three weeks.',
    'Ask what the stage is and what it means for your plan.',
    'Doctors look at how many people with a cancer are alive after five years.',
    'If you have cancer and a fever, call at once.',
    'What is the best way to ask for a second opinion?',
    'Your oncologist can tell you more.',
  ])('lets "%s" pass', text => {
    expect(neverShown(text)).toEqual([])
  })
})
