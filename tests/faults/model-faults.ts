/** A model's endpoint in a bad mood. */
import { between, createTurn, type Fault, pause } from './fault.ts'
import { type LabModel, MOODS } from './lab-model.ts'

export function createModelFaults(model: LabModel, weight: number): Fault[] {
  const inTurn = createTurn()
  return MOODS.map(mood => ({
    name: `model ${mood}`,
    weight: weight / MOODS.length,
    strike: random =>
      inTurn(async () => {
        model.setMood(mood)
        await pause(between(random, 300, 1_500))
        model.setMood('well')
      }),
  }))
}
