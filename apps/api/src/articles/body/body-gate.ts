// The gate that every body passes: a library that has been attacked for years decides what goes through.
import { bodyAllowList } from '@broadsheet/domain';
import sanitizeHtml from 'sanitize-html';

const options: sanitizeHtml.IOptions = {
  allowedTags: Object.keys(bodyAllowList.elements),
  allowedAttributes: mutable(bodyAllowList.elements),
  allowedClasses: mutable(bodyAllowList.classes),
  allowedSchemes: [...bodyAllowList.linkSchemes],
  allowedSchemesByTag: Object.fromEntries(
    ['img', 'audio', 'video', 'source', 'track'].map((name) => [name, [...bodyAllowList.mediaSchemes]]),
  ),
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite', 'poster'],
  allowProtocolRelative: false,
  nonTextTags: [...bodyAllowList.dropWithContent, ...bodyAllowList.linked, 'xmp', 'plaintext'],
  nonBooleanAttributes: [],
  selfClosing: ['br', 'hr', 'img', 'col', 'source', 'track'],
  disallowedTagsMode: 'discard',
  enforceHtmlBoundary: false,
  parseStyleAttributes: false,
};

/** `markup` without anything that the allow-list does not name. */
export function passGate(markup: string): string {
  return sanitizeHtml(markup, options);
}

function mutable(lists: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, [...values]]));
}
