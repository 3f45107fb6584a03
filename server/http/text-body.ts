/** A small generated body with its ETag and its compressed form, made once and sent many times. */
import { createHash } from 'node:crypto'
import { brotliCompressSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

export interface TextBody {
  plain: Buffer
  brotli: Buffer
  etag: string
}

export function createTextBody(text: string): TextBody {
  const plain = Buffer.from(text)
  // Weak: the tag names the text, whichever encoding carries it (RFC 9110 §8.8.1).
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { plain, brotli: brotliCompressSync(plain), etag }
}

/** Sends the body, or 304 to a browser that has it. The caller sets type, caching and policies. */
export function sendTextBody(request: FastifyRequest, reply: FastifyReply, body: TextBody): FastifyReply {
  reply
    .header('etag', body.etag)
    .header('vary', [reply.getHeader('vary'), 'accept-encoding'].flat().filter(Boolean).join(', '))
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(body.etag)) return reply.code(304).send()
  if (!/\bbr\b(?!\s*;\s*q=0(?!\.0*[1-9]))/.test(String(request.headers['accept-encoding'] ?? '')))
    return reply.send(body.plain)
  return reply.header('content-encoding', 'br').send(body.brotli)
}
