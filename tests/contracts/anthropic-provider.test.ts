import { DIALECTS } from '../support/model-server.ts'
import { describeProvider } from './provider.ts'

for (const dialect of DIALECTS.filter(({ provider }) => provider === 'anthropic')) describeProvider(dialect)
