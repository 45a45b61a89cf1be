// A customer's receiving server as many are made: one route that takes POST alone, behind Basic authentication on another.
// The port is printed once it listens.
const express = require('express');
const app = express();
app.post('/push', (request, response) => response.status(200).send('stored'));
app.post('/no-database', (request, response) => response.status(503).send('no database'));
app.all('/closed', (request, response) => response.status(401).set('WWW-Authenticate', 'Basic realm="push"').send());
app.all('/maintenance', (request, response) => response.type('html').send('<p>We will be back soon.'));
app.all('/overloaded', (request, response) => response.status(503).set('Retry-After', '120').send());
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
