/** The only way out to the control plane: the client generated from the internal contract, seen as one run sees it. */
@NullMarked
package io.signalbox.agent.controlplane;

import org.jspecify.annotations.NullMarked;
