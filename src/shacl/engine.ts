// shacl-engine with three constraints of our own: language tags compare without case, and a pattern has bounded cost.
import type { NamedNode } from '@rdfjs/types';
import { type Context, type Pointer, type Validation, Validator } from 'shacl-engine';
import { node } from '../rdf/ns.ts';
import { factory } from '../rdf/terms.ts';
import type { Statements } from './statements.ts';

/** Characters of a value that a `sh:pattern` still looks at; a longer one does not fit. */
export const longestMatched = 2000;

const message = (context: Context, text: string) => [context.factory.literal(text)];

/** RFC 4647 §3.3.1, basic filtering. */
export function languageFits(tag: string, ranges: readonly string[]): boolean {
  const own = tag.toLowerCase();
  return ranges.some((range) => own === range || (own !== '' && (range === '*' || own.startsWith(`${range}-`))));
}

const literalOf = ({ term }: Pointer) => (term?.termType === 'Literal' ? term : undefined);

function compileLanguageIn({ ptr }: { readonly ptr: Pointer }): Validation {
  const ranges = [...(ptr.out([node('sh', 'languageIn')]).list() ?? [])].map(({ value = '' }) => value.toLowerCase());
  return {
    generic: (context) =>
      context.test(
        languageFits(literalOf(context.valueOrNode)?.language ?? '', ranges),
        node('sh', 'LanguageInConstraintComponent'),
        { args: { languageIn: ranges.join(', ') }, message: message(context, ''), value: context.valueOrNode },
      ),
  };
}

/** Language tags, in lower case, that more than one of the terms carries. BCP 47 §2.1.1: tags have no case. */
function repeatedTags(values: Pointer): readonly string[] {
  const counts = new Map<string, number>();
  for (const term of values.terms) {
    if (term.termType !== 'Literal' || term.language === '') continue;
    const tag = term.language.toLowerCase();
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([tag]) => tag);
}

function compileUniqueLang({ ptr }: { readonly ptr: Pointer }): Validation | null {
  if (ptr.out([node('sh', 'uniqueLang')]).value !== 'true') return null;
  return {
    property: (context) => {
      for (const lang of repeatedTags(context.values))
        context.violation(node('sh', 'UniqueLangConstraintComponent'), {
          args: { lang },
          message: message(context, ''),
        });
    },
  };
}

function compilePattern({ ptr }: { readonly ptr: Pointer }): Validation {
  const pattern = ptr.out([node('sh', 'pattern')]).value ?? '';
  const expression = new RegExp(pattern, ptr.out([node('sh', 'flags')]).value ?? '');
  return {
    generic: (context) => {
      const text = context.valueOrNode.term?.value ?? '';
      const fits = context.valueOrNode.term?.termType !== 'BlankNode' && text.length <= longestMatched;
      context.test(fits && expression.test(text), node('sh', 'PatternConstraintComponent'), {
        args: { pattern },
        message: message(context, ''),
        value: context.valueOrNode,
      });
    },
  };
}

const ours: readonly (readonly [NamedNode, (shape: { readonly ptr: Pointer }) => Validation | null])[] = [
  [node('sh', 'languageIn'), compileLanguageIn],
  [node('sh', 'uniqueLang'), compileUniqueLang],
  [node('sh', 'pattern'), compilePattern],
];

/** Shapes, compiled once; each part of them when it is first needed. */
export const createEngine = (shapes: Statements): Validator => new Validator(shapes, { factory, validations: ours });
