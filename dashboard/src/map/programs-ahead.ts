import { getShaderAssembler, type Layer } from '@deck.gl/core';
import { ClipExtension } from '@deck.gl/extensions';
import { IconLayer, PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { GLSLShaderAssembler } from '@luma.gl/shadertools';

/** The two halves of a program and what they are put together with, as a layer answers them. */
type Shaders = Parameters<GLSLShaderAssembler['assembleGLSLShaderPair']>[0];

class AreasAhead extends SolidPolygonLayer {
  override updateState() {
    const shaders = this.getShaders('top');
    linkAhead(this.context, { ...shaders, defines: { ...shaders.defines, NON_INSTANCED_MODEL: 1 } });
  }
  override draw() {}
}

class LinesAhead extends PathLayer {
  override updateState() {
    linkAhead(this.context, this.getShaders());
  }
  override draw() {}
}

class MarksAhead extends IconLayer {
  override updateState() {
    linkAhead(this.context, this.getShaders());
  }
  override draw() {}
}

/** As tiles bring them, in arrays, and cut them off at their edge: that makes programs of their own. */
const inTile = {
  data: { length: 0, attributes: { rowIndexes: { value: new Uint32Array(), size: 1 } } },
  extensions: [new ClipExtension()],
};

/**
 * Layers that draw nothing and only have the graphics card make the programs that areas and tiles are drawn with. deck.gl
 * asks for a program and at once whether it is sound, and the page waits until it is made (30 to 150 ms each without a
 * graphics card). Made here, it is asked for when the card is done: from its cache the same program comes at once.
 */
export function layersAhead(): readonly Layer[] {
  return [
    new AreasAhead({ id: 'areas-ahead', data: [] }),
    new LinesAhead({ id: 'lines-ahead', data: [] }),
    new LinesAhead({ id: 'tile-lines-ahead', ...inTile }),
    new MarksAhead({ id: 'tile-marks-ahead', ...inTile }),
  ];
}

function linkAhead({ device, gl }: Layer['context'], shaders: Omit<Shaders, 'platformInfo'>): void {
  const assembler = getShaderAssembler('glsl');
  if (!(assembler instanceof GLSLShaderAssembler)) return;
  const { gpu } = device.info;
  const platformInfo = {
    type: 'webgl',
    shaderLanguage: 'glsl',
    shaderLanguageVersion: 300,
    gpu,
    features: new Set<string>(),
  } as const;
  const { vs, fs } = assembler.assembleGLSLShaderPair({ ...shaders, platformInfo });
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vs],
    [gl.FRAGMENT_SHADER, fs],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) return;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  // Validated, it is whole when the card comes to the next fence.
  gl.validateProgram(program);
  gl.deleteProgram(program);
}
