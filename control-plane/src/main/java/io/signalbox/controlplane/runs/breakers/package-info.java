/** The circuit breaker of the installation's model: when runs that need it are given out, and what closes and opens it. */
@NamedInterface("breakers")
@NullMarked
package io.signalbox.controlplane.runs.breakers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
