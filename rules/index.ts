/** Every rule, in the order of their ids. */
import type { Rule } from '../src/core/lint/rule.js';
import { envFileMissing } from './env-file-missing/rule.js';
import { envInterpolationUnset } from './env-interpolation-unset/rule.js';
import { extendsRefused } from './extends-refused/rule.js';
import { externalLink } from './external-link/rule.js';
import { formatMixed } from './format-mixed/rule.js';
import { formatV1 } from './format-v1/rule.js';
import { formatVersionObsolete } from './format-version-obsolete/rule.js';
import { interpolationLegacy } from './interpolation-legacy/rule.js';
import { keyLegacy } from './key-legacy/rule.js';
import { keyUnknown } from './key-unknown/rule.js';
import { linkAliasCase } from './link-alias-case/rule.js';
import { linkAliasConflict } from './link-alias-conflict/rule.js';
import { linkAliasDivergent } from './link-alias-divergent/rule.js';
import { linkAliasInvalid } from './link-alias-invalid/rule.js';
import { linkAliasPrefix } from './link-alias-prefix/rule.js';
import { linkAliasPublicName } from './link-alias-public-name/rule.js';
import { linkAliasShadowsService } from './link-alias-shadows-service/rule.js';
import { linkCycle } from './link-cycle/rule.js';
import { linkDuplicate } from './link-duplicate/rule.js';
import { linkEnvImage } from './link-env-image/rule.js';
import { linkEnvScan } from './link-env-scan/rule.js';
import { linkEnvVariable } from './link-env-variable/rule.js';
import { linkExtraHosts } from './link-extra-hosts/rule.js';
import { linkHostnameConflict } from './link-hostname-conflict/rule.js';
import { linkInstanceName } from './link-instance-name/rule.js';
import { linkLegacy } from './link-legacy/rule.js';
import { linkNameUnlinked } from './link-name-unlinked/rule.js';
import { linkNetworkMode } from './link-network-mode/rule.js';
import { linkOrder } from './link-order/rule.js';
import { linkReadiness } from './link-readiness/rule.js';
import { linkScaledTarget } from './link-scaled-target/rule.js';
import { linkTargetSelf } from './link-target-self/rule.js';
import { linkTargetUndefined } from './link-target-undefined/rule.js';
import { runLink } from './run-link/rule.js';
import { runLinkNetwork } from './run-link-network/rule.js';
import { runLinkOrder } from './run-link-order/rule.js';
import { runLinkTarget } from './run-link-target/rule.js';
import { serviceNameReserved } from './service-name-reserved/rule.js';
import { suppressionUnused } from './suppression-unused/rule.js';
import { valueInvalid } from './value-invalid/rule.js';
import { volumeEngineWide } from './volume-engine-wide/rule.js';
import { volumesFromContainer } from './volumes-from-container/rule.js';
import { yamlDialect } from './yaml-dialect/rule.js';
import { yamlDuplicateKey } from './yaml-duplicate-key/rule.js';
import { yamlSyntax } from './yaml-syntax/rule.js';

export const RULES: readonly Rule[] = [
  envFileMissing,
  envInterpolationUnset,
  extendsRefused,
  externalLink,
  formatMixed,
  formatV1,
  formatVersionObsolete,
  interpolationLegacy,
  keyLegacy,
  keyUnknown,
  linkAliasCase,
  linkAliasConflict,
  linkAliasDivergent,
  linkAliasInvalid,
  linkAliasPrefix,
  linkAliasPublicName,
  linkAliasShadowsService,
  linkCycle,
  linkDuplicate,
  linkEnvImage,
  linkEnvScan,
  linkEnvVariable,
  linkExtraHosts,
  linkHostnameConflict,
  linkInstanceName,
  linkLegacy,
  linkNameUnlinked,
  linkNetworkMode,
  linkOrder,
  linkReadiness,
  linkScaledTarget,
  linkTargetSelf,
  linkTargetUndefined,
  runLink,
  runLinkNetwork,
  runLinkOrder,
  runLinkTarget,
  serviceNameReserved,
  suppressionUnused,
  valueInvalid,
  volumeEngineWide,
  volumesFromContainer,
  yamlDialect,
  yamlDuplicateKey,
  yamlSyntax,
];
