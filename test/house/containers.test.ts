import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { variableNames } from '#geodata/settings.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const service = z.object({
  image: z.string(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  ports: z.array(z.string()).optional(),
});
const compose = z
  .object({ services: z.object({ database: service, server: service }) })
  .parse(parse(readFileSync('docker-compose.yml', 'utf8')));

describe('the containers', () => {
  test('hand the server only settings that it reads', () => {
    expect(variableNames).toEqual(expect.arrayContaining(Object.keys(compose.services.server.environment)));
    const inImage = [...dockerfile.matchAll(/^(?:ENV| {4}) ?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(variableNames).toEqual(expect.arrayContaining(inImage.filter((name) => name !== 'NODE_ENV')));
    expect(inImage).toContain('HOST');
  });

  test('start the server after a PostGIS that answers, and publish no database port', () => {
    const { database, server } = compose.services;
    expect(database.image).toMatch(/^postgis\/postgis:1[5-9]/);
    expect(database.healthcheck?.test).toContain('pg_isready');
    expect(server.depends_on?.database?.condition).toBe('service_healthy');
    expect(database.ports).toBeUndefined();
  });

  test('take no server into the network without a token', () => {
    expect(compose.services.server.environment.ADMIN_TOKEN).toMatch(/^\$\{ADMIN_TOKEN:\?/);
  });

  test('copy files that exist, run as node and say how they are', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, paths]) => paths?.split(' ') ?? [],
    );
    expect(copied).toContain('api');
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\\\n {2}CMD .*\/healthz/m);
  });
});
