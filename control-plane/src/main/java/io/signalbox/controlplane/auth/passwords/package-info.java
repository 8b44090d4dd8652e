/** Passwords: how they are hashed, checked, judged and reset, and the account recovery command. */
@NullMarked
package io.signalbox.controlplane.auth.passwords;

import org.jspecify.annotations.NullMarked;
