/** What modules announce so that it can be accounted for. Who listens is not their business. */
@NullMarked
package io.signalbox.controlplane.platform.audit;

import org.jspecify.annotations.NullMarked;
