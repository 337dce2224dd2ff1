/** What a preview link says of itself, signed: who holds it sees this one edition until then, and nothing else. Pure. */
import { Buffer } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "../identity.ts";
import { isLocale } from "../locales.ts";
import type { Locale } from "../locales.ts";

export interface PreviewClaim {
  readonly keyId: string;
  readonly articleId: string;
  readonly locale: Locale;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

/** The claim and its HMAC-SHA-256, both in base64url. */
export function signPreview({ keyId, articleId, locale, expiresAt }: PreviewClaim, secret: string): string {
  const claim = Buffer.from(JSON.stringify([keyId, articleId, locale, expiresAt])).toString("base64url");
  return `${claim}.${signatureOf(claim, secret).toString("base64url")}`;
}

export interface PresentedPreview {
  /** Believed only once `isGenuine` has said so. */
  readonly claim: PreviewClaim;
  readonly token: string;
}

const longest = 512;

/** Undefined for what is no link of ours, whatever it is. */
export function readPreview(token: string): PresentedPreview | undefined {
  if (token.length > longest) return undefined;
  const [, claim = ""] = /^([\w-]+)\.[\w-]{43}$/.exec(token) ?? [];
  const value = parse(Buffer.from(claim, "base64url").toString("utf8"));
  if (!Array.isArray(value) || value.length !== 4) return undefined;
  const [keyId, articleId, locale, expiresAt] = value as unknown[];
  if (typeof keyId !== "string" || typeof articleId !== "string" || !isId(articleId)) return undefined;
  if (typeof locale !== "string" || !isLocale(locale) || !Number.isSafeInteger(expiresAt)) return undefined;
  return { claim: { keyId, articleId, locale, expiresAt: Number(expiresAt) }, token };
}

/** In a time that does not depend on how much of it is right; of two spellings of one signature only ours is. */
export function isGenuine({ claim, token }: PresentedPreview, secret: string | undefined): boolean {
  const [own, presented] = [signPreview(claim, secret ?? ""), token].map((text) => Buffer.from(text));
  if (own === undefined || presented === undefined || own.length !== presented.length) return false;
  return timingSafeEqual(own, presented) && secret !== undefined;
}

const signatureOf = (claim: string, secret: string): Buffer =>
  createHmac("sha256", secret).update(claim).digest();

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
