/**
 * Whether a YAML or JSON text is a manifest for Kubernetes, which gives containers variables of the same names
 * for services of its own.
 */
export function isKubernetesManifest(text: string): boolean {
  return (
    /(?:^[ \t]*|[{,]\s*)["']?apiVersion["']?[ \t]*:/m.test(text) &&
    /(?:^[ \t]*|[{,]\s*)["']?kind["']?[ \t]*:/m.test(text)
  );
}
