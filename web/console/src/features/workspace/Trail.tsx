import { useTranslation } from 'react-i18next';
import styles from './Trail.module.css';

/** The way through the flow, step by step. */
export function Trail({ labels }: { readonly labels: readonly string[] }) {
  const { t } = useTranslation('workspace');
  const steps = labels.map((label, index) => ({ label, key: `${index}` }));
  return (
    <ol className={styles.trail} aria-label={t('offer.path')}>
      {steps.map((step) => (
        <li key={step.key}>{step.label}</li>
      ))}
    </ol>
  );
}
