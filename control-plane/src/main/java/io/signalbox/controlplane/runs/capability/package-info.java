/** What one run attempt may ask of the internal endpoints, as a signed token. */
@NamedInterface("capability")
@NullMarked
package io.signalbox.controlplane.runs.capability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
