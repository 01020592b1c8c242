import { describe, expect, test } from 'vitest';
import type { LonLat } from '#geodata/crs/gcj02.ts';
import type { BaseEdge, BaseGraph, RoadNode } from '#geodata/sample/network/base-graph.ts';
import { findCrossingLines, piecesMeet } from '#geodata/sample/network/crossings.ts';
import { drawNetwork } from '#geodata/sample/network/draw-network.ts';
import { layMinorRoads } from '#geodata/sample/network/minor-roads.ts';
import { neighbourPairs } from '#geodata/sample/network/neighbour-pairs.ts';
import { NetworkPlan } from '#geodata/sample/network/network-plan.ts';
import { makeRoutes } from '#geodata/sample/network/routes.ts';
import { cutRoute } from '#geodata/sample/network/segments.ts';
import { findPath, growTo } from '#geodata/sample/network/shortest-path.ts';
import { distanceKm, toLonLat } from '#geodata/sample/plane.ts';
import { seededRandom } from '#geodata/sample/random.ts';

/** A lattice of crossings one kilometre apart. */
function lattice(size: number): BaseGraph {
  const nodes = Array.from(
    { length: size * size },
    (_, id): RoadNode => ({
      id,
      at: [id % size, Math.floor(id / size)],
      kind: 'crossing',
      districtCode: '330602',
      townCode: '330602001',
      villageCode: '',
    }),
  );
  const edges: BaseEdge[] = [];
  for (const one of nodes) {
    for (const other of nodes) {
      if (other.id <= one.id || distanceKm(one.at, other.at) > 1.01) continue;
      edges.push({
        id: edges.length,
        from: one.id,
        to: other.id,
        lengthKm: 1,
        cost: 1,
        relief: 0.8,
        districtCode: '330602',
        townCode: '330602001',
      });
    }
  }
  const around = nodes.map(({ id }) => edges.filter(({ from, to }) => from === id || to === id));
  return { nodes, edges, around };
}

const cost = (edge: BaseEdge) => edge.cost;

describe('paths', () => {
  test('take the cheapest way and respect a limit', () => {
    const graph = lattice(4);
    expect(findPath({ graph, costOf: cost }, [0, 15])?.cost).toBe(6);
    expect(findPath({ graph, costOf: cost }, [0, 15], 5)).toBeUndefined();
  });

  test('find nothing where all edges are closed', () => {
    expect(findPath({ graph: lattice(3), costOf: () => Number.POSITIVE_INFINITY }, [0, 8])).toBeUndefined();
  });

  test('grow to every wanted node with a tree', () => {
    const graph = lattice(4);
    const paths = growTo({ graph, costOf: cost }, [0], new Set([3, 12, 15]));
    expect(paths).toHaveLength(3);
    expect(new Set(paths.flat().map(({ id }) => id)).size).toBe(9);
  });
});

describe('neighbour pairs', () => {
  test('join points unless a third lies in the circle over them', () => {
    const pairs = neighbourPairs([
      [0, 0],
      [2, 0],
      [1, 0.2],
    ]);
    expect(pairs.map((pair) => [...pair].sort().join())).toEqual(['0,2', '1,2']);
  });
});

describe('a planned network', () => {
  const plan = () => {
    const built = new NetworkPlan(lattice(6));
    built.connect([0, 35], 'X', 1.4);
    built.connect([5, 30], 'Y', 1.4);
    layMinorRoads(built, new Map([['330602', 45]]), seededRandom('lattice'));
    return built;
  };

  test('keeps the highest grade an edge was given', () => {
    const built = new NetworkPlan(lattice(3));
    const [edge] = built.graph.edges;
    if (!edge) throw new Error('no edge');
    built.add([edge], 'X');
    built.add([edge], 'C');
    expect(built.gradeOf(edge)).toBe('X');
  });

  test('puts each road into exactly one route, in walking order', () => {
    const built = plan();
    const routes = makeRoutes(built);
    const used = routes.flatMap(({ edges }) => edges.map(({ id }) => id));
    expect(new Set(used).size).toBe(used.length);
    expect(used.length).toBe(built.roads().length);
    for (const { edges, nodes } of routes) {
      for (const [index, edge] of edges.entries()) {
        expect([edge.from, edge.to].sort()).toEqual([nodes[index], nodes[index + 1]].sort());
      }
    }
  });

  test('is drawn without a crossing, ends on its nodes, and the same each time', () => {
    const built = plan();
    const routes = makeRoutes(built);
    const lines = drawNetwork(routes, built.graph);
    expect(findCrossingLines([...lines.values()]).size).toBe(0);
    expect([...drawNetwork(routes, built.graph)]).toEqual([...lines]);
    for (const route of routes) {
      const drawn = cutRoute(route, built, lines);
      const [first] = drawn.segments;
      const firstNode = built.graph.nodes[route.nodes[0] ?? -1];
      expect(first?.line[0]).toEqual(firstNode && toLonLat(firstNode.at));
      expect(drawn.segments.flatMap(({ nodes }) => nodes.slice(1))).toEqual(route.nodes.slice(1));
    }
  });
});

describe('pieces', () => {
  const piece = (...ends: [LonLat, LonLat]) => ends;

  test('meet where they cross or touch', () => {
    expect(piecesMeet(piece([0, 0], [2, 2]), piece([0, 2], [2, 0]))).toBe(true);
    expect(piecesMeet(piece([0, 0], [2, 0]), piece([1, 0], [1, 1]))).toBe(true);
  });

  test('do not meet in a common end or apart', () => {
    expect(piecesMeet(piece([0, 0], [1, 1]), piece([1, 1], [2, 0]))).toBe(false);
    expect(piecesMeet(piece([0, 0], [1, 0]), piece([0, 1], [1, 1]))).toBe(false);
  });

  test('find a line that crosses itself', () => {
    expect([
      ...findCrossingLines([
        [
          [0, 0],
          [0.002, 0.002],
          [0.002, 0],
          [0, 0.002],
        ],
      ]),
    ]).toEqual([0]);
  });
});
