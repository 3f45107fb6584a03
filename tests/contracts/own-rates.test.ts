import { createOwnRates } from '../../server/relay/rates.ts'
import { describeRates } from './rates.ts'

describeRates('limits counted in this process', async limits => createOwnRates(limits))
