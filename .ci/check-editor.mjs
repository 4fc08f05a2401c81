// Asks the JSON service of Visual Studio Code what it makes of our schemas: node check-editor.mjs MODULES
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(resolve(process.argv[2]), 'node_modules', 'x.js'));
const { getLanguageService, TextDocument } = require('vscode-json-languageservice');
const service = getLanguageService({
  schemaRequestService: async uri => readFileSync(new URL(uri), 'utf8'),
  workspaceContext: { resolveRelativePath: (path, of) => new URL(path, of).toString() },
  clientCapabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } } } },
});
service.configure({ allowComments: true, validate: true, schemas: [] });

let passed = 0, failed = 0;
function check(what, isRight, seen) {
  if (isRight) passed++; else { failed++; console.error(`FAILED: ${what}: ${seen}`); }
}

const open = (file, text) => TextDocument.create(pathToFileURL(resolve(file)).toString(), 'jsonc', 1, text);

// Every file that names a schema is free of complaints.
for (const name of readdirSync('scenarios', { recursive: true }).filter(name => name.endsWith('.json'))) {
  const file = join('scenarios', name);
  const text = readFileSync(file, 'utf8');
  if (!text.includes('"$schema"')) continue;
  const document = open(file, text);
  const problems = await service.doValidation(document, service.parseJSONDocument(document), { trailingCommas: 'ignore', comments: 'ignore', schemaValidation: 'error' });
  check(file, problems.length === 0, problems.map(one => `${one.range.start.line + 1}: ${one.message}`).join('; '));
}

// A mistake is underlined, and the caret (|) is offered what fits there.
async function offers(what, isExplained, text, ...expected) {
  const at = text.indexOf('|');
  const document = open(`scenarios/${basename(what)}.json`, text.replace('|', ''));
  const list = await service.doComplete(document, document.positionAt(at), service.parseJSONDocument(document));
  const labels = list.items.map(item => item.label.replaceAll('"', ''));
  check(what, expected.every(word => labels.includes(word)), `offered ${labels.join(', ')}`);
  if (isExplained) check(`${what}, explained`, list.items.some(item => item.documentation), 'nothing is explained');
}
const pack = inside => `{ "$schema": "../schemas/pack.schema.json", "pack": "p", "dialect": "user-flow", "step": "PostAttributeCollection", ${inside} }`;
await offers('members-of-a-pack', true, pack('|'), 'persona', 'scenarios', 'roles', 'downstream');
await offers('members-of-a-scenario', true, pack('"scenarios": [ { "id": "a", | } ]'), 'expect', 'vary', 'probe', 'journey', 'fault');
await offers('members-of-expect', true, pack('"scenarios": [ { "id": "a", "expect": { | } } ]'), 'reply', 'claims', 'message', 'within');
await offers('replies', false, pack('"scenarios": [ { "id": "a", "expect": { "reply": | } } ]'), 'continue', 'block', 'validation-error');
await offers('probes', true, pack('"scenarios": [ { "id": "a", "probe": | } ]'), 'retry-after-lost-answer', 'twins');
await offers('variations', true, pack('"scenarios": [ { "id": "a", "vary": | } ]'), 'missing-claim', 'everything');
await offers('settings', true, '{ "$schema": "../schemas/settings.schema.json", | }', 'endpoints', 'attributes', 'appId');
const wrong = open('scenarios/wrong.json', pack('"scenarios": [ { "id": "a", "expect": { "reply": "contine" } } ]'));
const told = await service.doValidation(wrong, service.parseJSONDocument(wrong), { schemaValidation: 'error' });
check('a misspelt reply is underlined', told.length === 1, JSON.stringify(told));

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
