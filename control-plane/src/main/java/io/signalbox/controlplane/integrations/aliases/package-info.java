/** Which ids of a source mean the same ticket. Ids of people are with the identities. */
@NamedInterface("aliases")
@NullMarked
package io.signalbox.controlplane.integrations.aliases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
