// Parses PowerShell scripts with a grammar, for machines without PowerShell: node check-powershell.mjs MODULES SCRIPT...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [modules, ...scripts] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'node_modules', 'x.js'));
const { Parser, Language } = require('web-tree-sitter');
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));

let mistakes = 0;
function walk(script, node) {
  if (node.isError || node.isMissing) {
    mistakes++;
    console.error(`${script}:${node.startPosition.row + 1}:${node.startPosition.column + 1}: ${node.isMissing ? `${node.type} is missing` : `not understood: ${node.text.slice(0, 60)}`}`);
  } else if (node.hasError) node.children.forEach(child => walk(script, child));
}

for (const script of scripts) walk(script, parser.parse(readFileSync(script, 'utf8')).rootNode);
console.log(`${scripts.length} scripts, ${mistakes} mistakes.`);
process.exit(mistakes === 0 ? 0 : 1);
