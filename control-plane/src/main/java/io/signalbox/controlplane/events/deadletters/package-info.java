/** Events that could not be processed, until a person resolves them. Not the runs that failed. */
@NamedInterface("deadletters")
@NullMarked
package io.signalbox.controlplane.events.deadletters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
