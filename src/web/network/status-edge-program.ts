import { createEdgeCurveProgram } from '@sigma/edge-curve';
import type { EdgeProgramType } from 'sigma/rendering';
import { statusLine } from '../../network/status-line.ts';

// The declared type of the curve program hides that it is a class that can be extended.
type Extensible = new (...rest: ConstructorParameters<EdgeProgramType>) => { getDefinition(): { readonly FRAGMENT_SHADER_SOURCE: string } };

/** The condition, in GLSL, under which a point of the curve is left blank; `along` counts pixels from the source, `dist` from the middle. */
function gaps(status: string): string {
  const { dash, double } = statusLine(status);
  if (double) return 'dist < halfThickness * 0.34';
  const lengths = dash.split(' ').filter(Boolean).map(Number);
  if (lengths.length === 0) return 'false';
  const period = lengths.reduce((sum, length) => sum + length, 0);
  const blanks: string[] = [];
  let at = 0;
  lengths.forEach((length, k) => {
    if (k % 2 === 1) blanks.push(`(along >= ${at.toFixed(1)} && along < ${(at + length).toFixed(1)})`);
    at += length;
  });
  return `(along = mod(along, ${period.toFixed(1)})) >= 0.0 && (${blanks.join(' || ')})`;
}

/**
 * Curved edges in the line style of a status. The curve program of sigma draws solid lines only; its shader already finds the nearest
 * point of the curve, so blanks are cut out by how far along that point lies. Throws if the shader is not the one this was written for.
 */
export function statusEdgeProgram(status: string, directed: boolean): EdgeProgramType {
  const { double } = statusLine(status);
  const Curve = createEdgeCurveProgram(
    // A double line is wider than others; its head is not.
    directed
      ? { arrowHead: { extremity: 'target', lengthToThicknessRatio: double ? 2.6 : 5, widenessToThicknessRatio: double ? 1.8 : 3.2 } }
      : {},
  ) as unknown as Extensible;
  const blank = gaps(status);
  return class extends Curve {
    override getDefinition() {
      const definition = super.getDefinition();
      const before = definition.FRAGMENT_SHADER_SOURCE;
      const after = before
        .replace('vec2 getDistanceVector(', 'float curveAt = 0.0;\n\nvec2 getDistanceVector(')
        .replace('return mix(mix(b0, b1, t), mix(b1, b2, t), t);', 'curveAt = t;\n  return mix(mix(b0, b1, t), mix(b1, b2, t), t);')
        .replace(
          'if (dist < halfThickness) {\n    #ifdef PICKING_MODE',
          `float along = curveAt * length(v_cpC - v_cpA) / u_pixelRatio;\n  if (dist < halfThickness) {\n    #ifndef PICKING_MODE\n    if (thickness == v_thickness && ${blank}) { gl_FragColor = transparent; return; }\n    #endif\n    #ifdef PICKING_MODE`,
        )
        .replace('varying vec2 v_cpA;', 'uniform float u_pixelRatio;\nvarying vec2 v_cpA;');
      if (!after.includes('curveAt = t') || !after.includes('float along'))
        throw new Error('The curve shader of @sigma/edge-curve has changed.');
      return { ...definition, FRAGMENT_SHADER_SOURCE: after };
    }
  } as unknown as EdgeProgramType;
}
