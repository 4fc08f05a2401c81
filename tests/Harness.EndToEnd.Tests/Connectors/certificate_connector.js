// A connector in JavaScript that asks its callers for a certificate: node certificate_connector.js FOLDER SUBJECT MISTAKE,
// with the password of the server's file in CERTIFICATE_PASSWORD. Prints the port it listens at.
'use strict';
const { X509Certificate } = require('node:crypto');
const fs = require('node:fs');
const https = require('node:https');
const path = require('node:path');

const [folder, subject, mistake] = process.argv.slice(2);
const read = (file) => fs.readFileSync(path.join(folder, file));
const authority = new X509Certificate(read('authority.crt'));

const isSubject = (certificate) => `CN=${certificate.subject?.CN}` === subject;

function isForwarded(header) {
  try {
    const certificate = new X509Certificate(Buffer.from(header, 'base64'));
    return certificate.subject === subject && certificate.verify(authority.publicKey);
  } catch {
    return false;
  }
}

function isLetIn(request) {
  const certificate = request.socket.getPeerCertificate();
  if (mistake === 'accepts-anybody') return true;
  if (mistake === 'compares-subjects' && isSubject(certificate)) return true;
  if (mistake === 'trusts-header' && isForwarded(request.headers['x-arr-clientcert'] ?? '')) return true;
  return request.socket.authorized && isSubject(certificate);
}

const server = https.createServer(
  { pfx: read('server.pfx'), passphrase: process.env.CERTIFICATE_PASSWORD, ca: read('authority.crt'), requestCert: true, rejectUnauthorized: mistake === 'closes-handshakes' },
  (request, response) => {
    const isCaller = isLetIn(request);
    request.resume().on('end', () => {
      response.writeHead(isCaller ? 200 : 403, { 'Content-Type': 'application/json' });
      response.end(isCaller ? '{"version":"1.0.0","action":"Continue"}' : '');
    });
  });
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
