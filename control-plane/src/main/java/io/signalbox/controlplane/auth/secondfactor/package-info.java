/** Time-based codes, recovery codes and sign-in challenges. Not passwords. */
@NullMarked
package io.signalbox.controlplane.auth.secondfactor;

import org.jspecify.annotations.NullMarked;
